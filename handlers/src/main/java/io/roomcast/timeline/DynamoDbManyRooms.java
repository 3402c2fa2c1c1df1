package io.roomcast.timeline;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.number;
import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import io.roomcast.events.Sequence;
import io.roomcast.sockets.ForgottenConnectionException;
import io.roomcast.table.Connection;
import io.roomcast.table.DynamoDbRooms;
import io.roomcast.table.Keys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** {@link ManyRooms} in the table. */
final class DynamoDbManyRooms implements ManyRooms {

  /** Writes of a transaction for each room: its member, the connection in it, its HEAD. */
  private static final int WRITES = 3;

  /**
   * A transaction takes 100 items, and one is the connection's own.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html">TransactWriteItems</a>
   */
  private static final int AT_ONCE = 99 / WRITES;

  private static final String FAILED = "ConditionalCheckFailed";

  private final Table table;
  private final DynamoDbEntryWrites entry;

  DynamoDbManyRooms(Table table) {
    this.table = table;
    this.entry = new DynamoDbEntryWrites(table);
  }

  @Override
  public Set<String> enter(Collection<String> rooms, Connection connection, int most) {
    List<String> distinct = rooms.stream().distinct().toList();
    Set<String> entered = new HashSet<>();
    for (int from = 0; from < distinct.size(); from += AT_ONCE) {
      List<String> some = distinct.subList(from, Math.min(from + AT_ONCE, distinct.size()));
      entered.addAll(enterTogether(some, connection, most));
    }
    return entered;
  }

  /** Those of the rooms that let it in; each try that fails leaves out the rooms that did not. */
  private List<String> enterTogether(List<String> rooms, Connection connection, int most) {
    List<String> left = rooms;
    while (!left.isEmpty()) {
      try {
        table.transact(writes(left, connection, most));
        return left;
      } catch (TransactionCanceledException cancelled) {
        List<CancellationReason> reasons = cancelled.cancellationReasons();
        if (reasons.stream().noneMatch(DynamoDbManyRooms::isReason)) {
          throw cancelled;
        }
        if (isReason(reasons.getFirst())) {
          throw new ForgottenConnectionException();
        }
        left = without(left, reasons);
      }
    }
    return left;
  }

  private static List<String> without(List<String> rooms, List<CancellationReason> reasons) {
    List<String> others = new ArrayList<>();
    for (int i = 0; i < rooms.size(); i++) {
      int first = 1 + i * WRITES;
      if (reasons.subList(first, first + WRITES).stream().noneMatch(DynamoDbManyRooms::isReason)) {
        others.add(rooms.get(i));
      }
    }
    return others;
  }

  private static boolean isReason(CancellationReason reason) {
    return FAILED.equals(reason.code());
  }

  private List<TransactWriteItem> writes(List<String> rooms, Connection connection, int most) {
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(entry.listed(rooms, connection));
    for (String room : rooms) {
      writes.add(entry.called(room, connection));
      writes.add(entry.socket(room, connection));
      writes.add(head(room, most));
    }
    return writes;
  }

  private TransactWriteItem head(String room, int most) {
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(table.name())
                    .key(key(Keys.head(room)))
                    .updateExpression("ADD #version :one, #connections :one")
                    .conditionExpression(
                        "attribute_not_exists(#connections) OR #connections < :most")
                    .expressionAttributeNames(
                        Map.of("#version", "version", "#connections", "connections"))
                    .expressionAttributeValues(Map.of(":one", number(1), ":most", number(most))))
        .build();
  }

  @Override
  public Map<String, Sequence> logged(Collection<String> rooms) {
    Map<Key, Map<String, AttributeValue>> items = read(rooms.stream().map(Keys::log));
    Map<String, Sequence> logged = new HashMap<>();
    for (String room : rooms) {
      String text = text(items.getOrDefault(Keys.log(room), Map.of()), "logged");
      logged.put(room, text == null ? Sequence.NONE : new Sequence(text));
    }
    return logged;
  }

  @Override
  public Map<String, Place> places(Collection<String> rooms, String userId) {
    Map<Key, Map<String, AttributeValue>> items =
        read(rooms.stream().flatMap(room -> Stream.of(Keys.member(room, userId), Keys.room(room))));
    Map<String, Place> places = new HashMap<>();
    for (String room : rooms) {
      Map<String, AttributeValue> member = items.getOrDefault(Keys.member(room, userId), Map.of());
      String role = text(member, "role");
      if (role != null && !member.containsKey("banned")) {
        String name =
            DynamoDbRooms.room(items.getOrDefault(Keys.room(room), Map.of()))
                .map(made -> made.name())
                .orElse(room);
        places.put(room, new Place(role, name));
      }
    }
    return places;
  }

  private Map<Key, Map<String, AttributeValue>> read(Stream<Key> keys) {
    Map<Key, Map<String, AttributeValue>> items = new HashMap<>();
    for (Map<String, AttributeValue> item :
        table.getAll(keys.distinct().map(key -> key(key)).toList())) {
      items.put(
          new Key(
              Objects.requireNonNull(text(item, Key.PK)),
              Objects.requireNonNull(text(item, Key.SK))),
          item);
    }
    return items;
  }
}
