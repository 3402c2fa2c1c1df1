package io.roomcast.ingest;

import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Item;
import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import io.roomcast.table.Keys;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@link Mentionable} in the table: two items for each user, all in one call up to 50 users. */
record DynamoDbMentionable(Table table) implements Mentionable {

  @Override
  public List<Mentioned> among(String room, String senderId, List<String> userIds) {
    if (userIds.isEmpty()) {
      return List.of();
    }
    Map<Key, Map<String, AttributeValue>> found =
        table
            .getAll(
                userIds.stream()
                    .flatMap(user -> Stream.of(Keys.member(room, user), Keys.block(user, senderId)))
                    .map(Item::key)
                    .toList())
            .stream()
            .collect(Collectors.toMap(DynamoDbMentionable::key, Function.identity()));
    return userIds.stream()
        .filter(user -> isMember(found.getOrDefault(Keys.member(room, user), Map.of())))
        .map(user -> new Mentioned(user, !found.containsKey(Keys.block(user, senderId))))
        .toList();
  }

  private static Key key(Map<String, AttributeValue> item) {
    return new Key(
        Objects.requireNonNull(text(item, Key.PK)), Objects.requireNonNull(text(item, Key.SK)));
  }

  private static boolean isMember(Map<String, AttributeValue> item) {
    return item.containsKey("role") && !item.containsKey("banned");
  }
}
