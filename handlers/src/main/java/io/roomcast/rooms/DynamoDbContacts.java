package io.roomcast.rooms;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.number;
import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import io.roomcast.table.Keys;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@link Contacts} in the table, under their user. */
record DynamoDbContacts(Table table) implements Contacts {

  /** After every character that a user id may have. */
  private static final String END = "\u007f";

  @Override
  public void add(String userId, String contactId, Instant at) {
    table
        .client()
        .updateItem(
            update ->
                update
                    .tableName(table.name())
                    .key(key(Keys.contact(userId, contactId)))
                    .updateExpression("SET addedAt = if_not_exists(addedAt, :at)")
                    .expressionAttributeValues(Map.of(":at", number(at.toEpochMilli()))));
  }

  @Override
  public void remove(String userId, String contactId) {
    table
        .client()
        .deleteItem(
            delete -> delete.tableName(table.name()).key(key(Keys.contact(userId, contactId))));
  }

  @Override
  public List<String> page(String userId, @Nullable String after, int most) {
    Key first = Keys.contact(userId, "");
    // BETWEEN has both ends in it, and so the one after whom the page begins.
    return table
        .client()
        .query(
            query ->
                query
                    .tableName(table.name())
                    .consistentRead(true)
                    .keyConditionExpression("pk = :pk AND sk BETWEEN :from AND :to")
                    .expressionAttributeValues(
                        Map.of(
                            ":pk", text(first.pk()),
                            ":from", text(first.sk() + Objects.requireNonNullElse(after, "")),
                            ":to", text(first.sk() + END)))
                    .projectionExpression(Key.SK)
                    .limit(most + 1))
        .items()
        .stream()
        .map(item -> Objects.requireNonNull(text(item, Key.SK)).substring(first.sk().length()))
        .filter(id -> !id.equals(after))
        .limit(most)
        .toList();
  }
}
