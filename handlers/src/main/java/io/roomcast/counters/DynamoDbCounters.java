package io.roomcast.counters;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.number;
import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Table;
import io.roomcast.events.Sequence;
import io.roomcast.table.Keys;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** {@link Counters} in the table, in one call. */
final class DynamoDbCounters implements Counters {

  private static final String COUNTED = "countedSeq";

  private final Table table;

  DynamoDbCounters(Table table) {
    this.table = table;
  }

  @Override
  public Optional<Sequence> add(String room, int messages, Sequence first, Sequence last) {
    try {
      table
          .client()
          .updateItem(
              request ->
                  request
                      .tableName(table.name())
                      .key(key(Keys.counters(room)))
                      .updateExpression("ADD messageCount :n SET countedSeq = :last")
                      .conditionExpression(
                          "attribute_not_exists(countedSeq) OR countedSeq < :first")
                      .expressionAttributeValues(
                          Map.of(
                              ":n", number(messages),
                              ":first", text(first.text()),
                              ":last", text(last.text())))
                      .returnValuesOnConditionCheckFailure(
                          ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return Optional.empty();
    } catch (ConditionalCheckFailedException counted) {
      return Optional.of(
          new Sequence(Objects.requireNonNull(text(counted.item(), COUNTED), COUNTED)));
    }
  }
}
