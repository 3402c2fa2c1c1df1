package io.roomcast.operator;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.number;
import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Table;
import io.roomcast.events.Sequence;
import io.roomcast.table.Keys;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * A counter that has another number of messages up to a place than the log, whose chain is whole.
 */
record Miscount(String room, Sequence upTo, long has, long should) {

  Finding finding() {
    return Finding.counter(room, has, should);
  }

  /** Adds the difference, if the counter still is what was read; tells whether it was. */
  boolean repair(Table table) {
    try {
      table.write(
          client ->
              client.updateItem(
                  request ->
                      request
                          .tableName(table.name())
                          .key(key(Keys.counters(room)))
                          .updateExpression("ADD messageCount :difference")
                          .conditionExpression("countedSeq = :upTo AND messageCount = :has")
                          .expressionAttributeValues(
                              Map.of(
                                  ":difference", number(should - has),
                                  ":upTo", text(upTo.text()),
                                  ":has", number(has)))));
      return true;
    } catch (ConditionalCheckFailedException inUse) {
      return false;
    }
  }

  /** What a repair did. */
  String repaired() {
    return "The counter of %s said %,d and says %,d now.".formatted(room, has, should);
  }
}
