package io.roomcast.table;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.number;
import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import io.roomcast.events.Sequence;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** {@link Heads} in the table; each method is one call. */
public final class DynamoDbHeads implements Heads {

  private static final String HEAD = "head";
  private static final String VERSION = "version";
  private static final String POSTED_AT = "postedAt";
  private static final String CONNECTIONS = "connections";

  private final Table table;

  /** Over the table given. */
  public DynamoDbHeads(Table table) {
    this.table = table;
  }

  @Override
  public Head read(String room) {
    return head(
        table
            .client()
            .getItem(
                request ->
                    request.tableName(table.name()).key(key(Keys.head(room))).consistentRead(true))
            .item());
  }

  @Override
  public Map<String, Head> readAll(Collection<String> rooms) {
    Map<String, String> byKey = new HashMap<>();
    Map<String, Head> heads = new HashMap<>();
    for (String room : rooms) {
      byKey.put(Keys.head(room).pk(), room);
      heads.put(room, Head.NONE);
    }
    table
        .getAll(heads.keySet().stream().map(room -> key(Keys.head(room))).toList())
        .forEach(
            item -> {
              String room = byKey.get(text(item, Key.PK));
              if (room != null) {
                heads.put(room, head(item));
              }
            });
    return heads;
  }

  @Override
  public Optional<Head> admit(String room, int limit) {
    return changed(
        update(room)
            .updateExpression("ADD #version :one, #connections :one")
            .conditionExpression("attribute_not_exists(#connections) OR #connections < :limit")
            .expressionAttributeNames(names(VERSION, CONNECTIONS))
            .expressionAttributeValues(Map.of(":one", number(1), ":limit", number(limit))));
  }

  @Override
  public Optional<Head> admitCounted(String room, long version, int connections) {
    return changed(
        update(room)
            .updateExpression("SET #connections = :count ADD #version :one")
            .conditionExpression("#version = :version")
            .expressionAttributeNames(names(VERSION, CONNECTIONS))
            .expressionAttributeValues(
                Map.of(
                    ":count", number(connections),
                    ":one", number(1),
                    ":version", number(version))));
  }

  @Override
  public Head changeConnections(String room, int by) {
    return head(
        written(
            update(room)
                .updateExpression("ADD #version :one, #connections :by")
                .expressionAttributeNames(names(VERSION, CONNECTIONS))
                .expressionAttributeValues(Map.of(":one", number(1), ":by", number(by)))
                .returnValues(ReturnValue.ALL_NEW)));
  }

  @Override
  public Moved move(String room, Sequence head, Instant postedAt, int countCorrection) {
    try {
      return new Moved(
          head(
              written(
                  update(room)
                      .updateExpression(
                          "SET #head = :head, #postedAt = :at ADD #connections :correction")
                      .conditionExpression("attribute_not_exists(#head) OR #head < :head")
                      .expressionAttributeNames(names(HEAD, POSTED_AT, CONNECTIONS))
                      .expressionAttributeValues(
                          Map.of(
                              ":head", text(head.text()),
                              ":at", number(postedAt.toEpochMilli()),
                              ":correction", number(countCorrection)))
                      .returnValues(ReturnValue.ALL_OLD)
                      .returnValuesOnConditionCheckFailure(
                          ReturnValuesOnConditionCheckFailure.ALL_OLD))),
          true);
    } catch (ConditionalCheckFailedException notAbove) {
      return new Moved(head(notAbove.item()), false);
    }
  }

  private Optional<Head> changed(UpdateItemRequest.Builder update) {
    try {
      return Optional.of(head(written(update.returnValues(ReturnValue.ALL_NEW))));
    } catch (ConditionalCheckFailedException refused) {
      return Optional.empty();
    }
  }

  /** Clients that come back to many rooms raise versions in transactions. */
  private Map<String, AttributeValue> written(UpdateItemRequest.Builder update) {
    return table.write(client -> client.updateItem(update.build())).attributes();
  }

  private UpdateItemRequest.Builder update(String room) {
    return UpdateItemRequest.builder().tableName(table.name()).key(key(Keys.head(room)));
  }

  private static Map<String, String> names(String... attributes) {
    Map<String, String> names = new HashMap<>();
    for (String attribute : attributes) {
      names.put("#" + attribute, attribute);
    }
    return names;
  }

  private static Head head(Map<String, AttributeValue> item) {
    String head = text(item, HEAD);
    return new Head(
        head == null ? Sequence.NONE : new Sequence(head),
        number(item, VERSION, 0),
        Instant.ofEpochMilli(number(item, POSTED_AT, 0)),
        number(item, CONNECTIONS, 0));
  }
}
