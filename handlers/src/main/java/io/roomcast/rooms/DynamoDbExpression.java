package io.roomcast.rooms;

import io.roomcast.aws.Item;
import io.roomcast.aws.Key;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * One item's part of a transaction, put together from what it sets and asks for. Every attribute
 * goes by {@code #} and its name, because many of the names are words of DynamoDB's own.
 */
final class DynamoDbExpression {

  private final Key key;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, AttributeValue> values = new HashMap<>();
  private final List<String> set = new ArrayList<>();
  private final List<String> removed = new ArrayList<>();
  private final List<String> added = new ArrayList<>();
  private final List<String> deleted = new ArrayList<>();
  private final List<String> conditions = new ArrayList<>();

  private DynamoDbExpression(Key key) {
    this.key = key;
  }

  static DynamoDbExpression of(Key key) {
    return new DynamoDbExpression(key);
  }

  /** Sets an attribute, or removes it. */
  DynamoDbExpression set(String attribute, @Nullable AttributeValue value) {
    if (value == null) {
      removed.add(name(attribute));
    } else {
      set.add(name(attribute) + " = " + value(attribute, value));
    }
    return this;
  }

  DynamoDbExpression setAll(Map<String, AttributeValue> attributes) {
    attributes.forEach(this::set);
    return this;
  }

  /** Adds to a number, or to a set. */
  DynamoDbExpression add(String attribute, AttributeValue more) {
    added.add(name(attribute) + " " + value(attribute, more));
    return this;
  }

  /** Takes out of a set; one that is empty then is gone. */
  DynamoDbExpression takeOut(String attribute, AttributeValue elements) {
    deleted.add(name(attribute) + " " + value(attribute, elements));
    return this;
  }

  /** A condition on an attribute, which stands in it as {@code %s}; all must hold. */
  DynamoDbExpression where(String condition, String attribute) {
    conditions.add(condition.replace("%s", name(attribute)));
    return this;
  }

  /** As {@link #where(String, String)}, with a value as {@code :is}. */
  DynamoDbExpression where(String condition, String attribute, AttributeValue value) {
    String is = ":is" + conditions.size();
    values.put(is, value);
    return where(condition.replace(":is", is), attribute);
  }

  TransactWriteItem update(String table) {
    List<String> parts = new ArrayList<>();
    part(parts, "SET ", set);
    part(parts, "REMOVE ", removed);
    part(parts, "ADD ", added);
    part(parts, "DELETE ", deleted);
    return TransactWriteItem.builder()
        .update(
            update -> {
              update
                  .tableName(table)
                  .key(Item.key(key))
                  .updateExpression(String.join(" ", parts))
                  .expressionAttributeNames(names);
              if (!conditions.isEmpty()) {
                update.conditionExpression(condition());
              }
              if (!values.isEmpty()) {
                update.expressionAttributeValues(values);
              }
            })
        .build();
  }

  TransactWriteItem delete(String table) {
    return TransactWriteItem.builder()
        .delete(
            delete -> {
              delete.tableName(table).key(Item.key(key));
              if (!conditions.isEmpty()) {
                delete
                    .conditionExpression(condition())
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(values);
              }
            })
        .build();
  }

  TransactWriteItem check(String table) {
    return TransactWriteItem.builder()
        .conditionCheck(
            check -> {
              check
                  .tableName(table)
                  .key(Item.key(key))
                  .conditionExpression(condition())
                  .expressionAttributeNames(names);
              if (!values.isEmpty()) {
                check.expressionAttributeValues(values);
              }
            })
        .build();
  }

  private String condition() {
    return String.join(" AND ", conditions);
  }

  private String name(String attribute) {
    names.put("#" + attribute, attribute);
    return "#" + attribute;
  }

  private String value(String attribute, AttributeValue value) {
    values.put(":" + attribute, value);
    return ":" + attribute;
  }

  private static void part(List<String> parts, String keyword, List<String> clauses) {
    if (!clauses.isEmpty()) {
      parts.add(keyword + String.join(", ", clauses));
    }
  }
}
