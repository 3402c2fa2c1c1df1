package io.roomcast.rooms;

import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Item;
import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import io.roomcast.table.DynamoDbUserRoomWrites;
import io.roomcast.table.Keys;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@link Register} in the table: one read of a batch, and one transaction for each write. */
final class DynamoDbRegister implements Register {

  private final Table table;
  private final DynamoDbUserRoomWrites userRooms;
  private final DynamoDbRegisterWrites writes;
  private final InstantSource clock;

  /** The clock says which requests are still open. */
  DynamoDbRegister(Table table, Limits limits, InstantSource clock) {
    this.table = table;
    this.userRooms = new DynamoDbUserRoomWrites(table, limits.rooms(), limits.owned());
    this.writes = new DynamoDbRegisterWrites(table, userRooms, limits.members(), clock);
    this.clock = clock;
  }

  @Override
  public Situation read(String room, String actorId, String targetId) {
    Key meta = Keys.room(room);
    Key actor = Keys.member(room, actorId);
    Key target = Keys.member(room, targetId);
    Key request = Keys.request(room, targetId);
    Key rooms = Keys.userRooms(targetId);
    Map<String, Map<String, AttributeValue>> found =
        table
            .getAll(
                Stream.of(meta, actor, target, request, rooms).distinct().map(Item::key).toList())
            .stream()
            .collect(Collectors.toMap(item -> String.valueOf(text(item, Key.SK)), item -> item));
    Map<String, AttributeValue> numbers = found.getOrDefault(rooms.sk(), Map.of());
    return new Situation(
        DynamoDbRegisterItems.room(found.getOrDefault(meta.sk(), Map.of())),
        DynamoDbRegisterItems.deletion(found.getOrDefault(meta.sk(), Map.of())),
        DynamoDbRegisterItems.membership(actorId, found.getOrDefault(actor.sk(), Map.of())),
        DynamoDbRegisterItems.membership(targetId, found.getOrDefault(target.sk(), Map.of())),
        DynamoDbRegisterItems.request(
            targetId, found.getOrDefault(request.sk(), Map.of()), clock.instant()),
        new Allowance(userRooms.takeOneMore(numbers), userRooms.ownOneMore(numbers)));
  }

  @Override
  public boolean write(Write write) {
    return table.transacted(writes.of(write));
  }
}
