package io.roomcast.rooms;

import static io.roomcast.aws.Item.text;

import io.roomcast.table.DirectoryPlace;
import io.roomcast.table.Keys;
import io.roomcast.table.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The part that the directory has in the transactions that make, change and delete a room. It asks
 * for nothing: the condition on the room's own item is theirs together.
 */
record DynamoDbListings(String table) {

  private static final String ROOM = "room";

  /** From where the settings before had it to where those after have it; nothing where it stays. */
  List<TransactWriteItem> move(String room, Optional<Room> before, Optional<Room> after) {
    Optional<DirectoryPlace> was = before.flatMap(settings -> DirectoryPlace.of(room, settings));
    Optional<DirectoryPlace> is = after.flatMap(settings -> DirectoryPlace.of(room, settings));
    List<TransactWriteItem> items = new ArrayList<>();
    if (!was.equals(is)) {
      was.ifPresent(place -> items.add(DynamoDbExpression.of(Keys.directory(place)).delete(table)));
      is.ifPresent(
          place ->
              items.add(
                  DynamoDbExpression.of(Keys.directory(place))
                      .set(ROOM, text(room))
                      .update(table)));
    }
    return items;
  }
}
