package io.roomcast.timeline;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.number;
import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Table;
import io.roomcast.events.Access;
import io.roomcast.table.Connection;
import io.roomcast.table.DynamoDbUserRoomWrites;
import io.roomcast.table.Keys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** {@link Members} in the table. */
final class DynamoDbMembers implements Members {

  private static final String ROLE = "role";
  private static final String NAME = "name";
  private static final String BANNED = "banned";
  private static final String MEMBERS = "members";
  private static final String FAILED = "ConditionalCheckFailed";

  /** Where in the transaction the condition on the connection's META is. */
  private static final int META = 1;

  /** Where the condition on the member is. */
  private static final int MEMBER = 2;

  /** Where the conditions on the room are, if it is one that has any; else none can fail there. */
  private static final int ROOM = 3;

  private final Table table;
  private final DynamoDbEntryWrites entry;
  private final DynamoDbUserRoomWrites userRooms;

  /** Of users who may be members of so many rooms. */
  DynamoDbMembers(Table table, long roomLimit) {
    this.table = table;
    this.entry = new DynamoDbEntryWrites(table);
    this.userRooms = new DynamoDbUserRoomWrites(table, roomLimit);
  }

  @Override
  public Optional<Member> find(String room, String userId) {
    Map<String, AttributeValue> item =
        table
            .client()
            .getItem(
                request ->
                    request
                        .tableName(table.name())
                        .key(key(Keys.member(room, userId)))
                        .consistentRead(true))
            .item();
    boolean banned = item.containsKey(BANNED);
    return Optional.ofNullable(text(item, ROLE))
        .or(() -> banned ? Optional.of(Member.MEMBER) : Optional.empty())
        .map(role -> new Member(role, Objects.requireNonNullElse(text(item, NAME), ""), banned));
  }

  @Override
  public Entrance enter(String room, Connection connection) {
    return enter(room, connection, List.of(entry.called(room, connection)));
  }

  @Override
  public Entrance enterUnasked(String room, Connection connection) {
    return enter(room, connection, List.of());
  }

  @Override
  public Entrance enterAsNew(String room, Connection connection, Member member, Instant joinedAt) {
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(member(room, connection, member, joinedAt));
    writes.addAll(userRooms.entered(room, connection.userId(), member.role()));
    return enter(room, connection, writes);
  }

  @Override
  public Entrance enterAsOneMore(
      String room, Connection connection, Member member, Instant joinedAt, int most) {
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(member(room, connection, member, joinedAt));
    writes.add(oneMore(room, most));
    writes.addAll(userRooms.entered(room, connection.userId(), member.role()));
    return enter(room, connection, writes);
  }

  /** What is known of one who was a member before stays, above all until when they are silent. */
  private TransactWriteItem member(
      String room, Connection connection, Member member, Instant joinedAt) {
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(table.name())
                    .key(key(Keys.member(room, connection.userId())))
                    .updateExpression(
                        "SET #role = :role, #name = :name, joinedAt = :at, made = :made"
                            + " ADD #change :one REMOVE #expiresAt")
                    .conditionExpression(
                        "attribute_not_exists(#role) AND attribute_not_exists(banned)")
                    .expressionAttributeNames(
                        Map.of(
                            "#role",
                            ROLE,
                            "#name",
                            NAME,
                            "#change",
                            "change",
                            "#expiresAt",
                            Keys.EXPIRES_AT))
                    .expressionAttributeValues(
                        Map.of(
                            ":role", text(member.role()),
                            ":name", text(member.name()),
                            ":at", number(joinedAt.toEpochMilli()),
                            ":made", text("join"),
                            ":one", number(1))))
        .build();
  }

  private TransactWriteItem oneMore(String room, int most) {
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(table.name())
                    .key(key(Keys.room(room)))
                    .updateExpression("ADD #members :one")
                    .conditionExpression("#members < :most AND #access = :open")
                    .expressionAttributeNames(Map.of("#members", MEMBERS, "#access", "access"))
                    .expressionAttributeValues(
                        Map.of(
                            ":one", number(1),
                            ":most", number(most),
                            ":open", text(Access.OPEN.wire())))
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD))
        .build();
  }

  private Entrance enter(String room, Connection connection, List<TransactWriteItem> membership) {
    try {
      List<TransactWriteItem> writes = new ArrayList<>();
      writes.add(entry.socket(room, connection));
      writes.add(entry.listed(List.of(room), connection));
      writes.addAll(membership);
      table.transact(writes);
      return Entrance.ENTERED;
    } catch (TransactionCanceledException cancelled) {
      List<CancellationReason> reasons = cancelled.cancellationReasons();
      if (FAILED.equals(reasons.get(META).code())) {
        return Entrance.GONE;
      }
      boolean enters = reasons.size() > ROOM && !FAILED.equals(reasons.get(MEMBER).code());
      if (enters && isFull(reasons.get(ROOM))) {
        return Entrance.FULL;
      }
      if (enters && FAILED.equals(reasons.getLast().code())) {
        return Entrance.LIMIT;
      }
      if (cancelled.cancellationReasons().stream().anyMatch(r -> FAILED.equals(r.code()))) {
        return Entrance.REFUSED;
      }
      throw cancelled;
    }
  }

  /** The room is open as it was, so it is the other condition that failed. */
  private static boolean isFull(CancellationReason room) {
    return FAILED.equals(room.code())
        && room.hasItem()
        && Access.OPEN.wire().equals(text(room.item(), "access"));
  }
}
