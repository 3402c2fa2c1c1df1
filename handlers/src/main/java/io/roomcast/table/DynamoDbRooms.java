package io.roomcast.table;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.number;
import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Table;
import io.roomcast.events.Access;
import io.roomcast.events.Posting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@link Rooms} in the table, and how their settings stand in an item. */
public final class DynamoDbRooms implements Rooms {

  /** The attribute that counts the versions. */
  public static final String VERSION = "version";

  /** What a room that is there has; one that was deleted has it no more. */
  public static final String ACCESS = "access";

  /** What access a room had that was deleted. */
  public static final String DELETED = "deleted";

  private static final String NAME = "name";
  private static final String TOPIC = "topic";
  private static final String POSTING = "posting";
  private static final String SLOW_MODE = "slowMode";

  private final Table table;

  /** Over the table given. */
  public DynamoDbRooms(Table table) {
    this.table = table;
  }

  @Override
  public Optional<Room> find(String room) {
    return room(
        table
            .client()
            .getItem(
                request ->
                    request.tableName(table.name()).key(key(Keys.room(room))).consistentRead(true))
            .item());
  }

  /** The settings in an item; none where it is none of a room. */
  public static Optional<Room> room(Map<String, AttributeValue> item) {
    return settings(item, ACCESS);
  }

  /** The settings that a room had when it was deleted; none where they are removed by now. */
  public static Optional<Room> deleted(Map<String, AttributeValue> item) {
    return item.containsKey(NAME) ? settings(item, DELETED) : Optional.empty();
  }

  /** What {@link #attributes} has, to be removed. */
  public static List<String> names() {
    return List.of(NAME, TOPIC, ACCESS, POSTING, SLOW_MODE, VERSION);
  }

  private static Optional<Room> settings(Map<String, AttributeValue> item, String attribute) {
    return Optional.ofNullable(text(item, attribute))
        .map(
            access ->
                new Room(
                    Objects.requireNonNull(text(item, NAME)),
                    Objects.requireNonNullElse(text(item, TOPIC), ""),
                    Access.of(access),
                    Posting.of(Objects.requireNonNull(text(item, POSTING))),
                    (int) number(item, SLOW_MODE, 0),
                    number(item, VERSION, 0)));
  }

  /** The settings as attributes. */
  public static Map<String, AttributeValue> attributes(Room room) {
    Map<String, AttributeValue> attributes = new HashMap<>();
    attributes.put(NAME, text(room.name()));
    attributes.put(TOPIC, text(room.topic()));
    attributes.put(ACCESS, text(room.access().wire()));
    attributes.put(POSTING, text(room.posting().wire()));
    attributes.put(SLOW_MODE, number(room.slowMode()));
    attributes.put(VERSION, number(room.version()));
    return attributes;
  }
}
