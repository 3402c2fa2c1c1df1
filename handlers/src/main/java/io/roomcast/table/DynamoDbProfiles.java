package io.roomcast.table;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Item;
import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@link Profiles} in the table. */
public final class DynamoDbProfiles implements Profiles {

  private static final String NAME = "name";
  private static final String COLOR = "color";

  private final Table table;

  /** Over the table given. */
  public DynamoDbProfiles(Table table) {
    this.table = table;
  }

  @Override
  public Map<String, Profile> find(Collection<String> userIds) {
    Map<String, String> users =
        userIds.stream()
            .distinct()
            .collect(Collectors.toMap(id -> Keys.profile(id).pk(), id -> id));
    return table.getAll(users.values().stream().map(Keys::profile).map(Item::key).toList()).stream()
        .collect(
            Collectors.toMap(
                item -> Objects.requireNonNull(users.get(text(item, Key.PK))),
                item -> new Profile(text(item, NAME), text(item, COLOR))));
  }

  @Override
  public void set(String userId, Profile profile) {
    Map<String, String> names = new HashMap<>();
    Map<String, AttributeValue> values = new HashMap<>();
    List<String> set = new ArrayList<>();
    Stream.of(new Attribute(NAME, profile.name()), new Attribute(COLOR, profile.color()))
        .forEach(
            attribute -> {
              if (attribute.value() != null) {
                names.put("#" + attribute.name(), attribute.name());
                values.put(":" + attribute.name(), text(attribute.value()));
                set.add("#" + attribute.name() + " = :" + attribute.name());
              }
            });
    if (!set.isEmpty()) {
      table
          .client()
          .updateItem(
              update ->
                  update
                      .tableName(table.name())
                      .key(key(Keys.profile(userId)))
                      .updateExpression("SET " + String.join(", ", set))
                      .expressionAttributeNames(names)
                      .expressionAttributeValues(values));
    }
  }

  private record Attribute(String name, @Nullable String value) {}
}
