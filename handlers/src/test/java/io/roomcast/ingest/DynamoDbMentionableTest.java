package io.roomcast.ingest;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import io.roomcast.ingest.Mentionable.Mentioned;
import io.roomcast.table.CountedCalls;
import io.roomcast.table.Keys;
import io.roomcast.table.LocalDynamoDb;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbMentionableTest extends MentionableContract {

  private final Table table = LocalDynamoDb.newTable();

  @Test
  void as_many_as_a_text_may_name_are_one_call_and_none_are_none() {
    CountedCalls calls = new CountedCalls(table);
    Mentionable counted = new DynamoDbMentionable(calls.table());
    member("tea", "user 7", "member", false);

    assertThat(counted.among("tea", "ana", List.of())).isEmpty();
    assertThat(calls.take()).isEmpty();
    assertThat(
            counted.among(
                "tea",
                "ana",
                IntStream.range(0, Mentions.MOST).mapToObj(number -> "user " + number).toList()))
        .containsExactly(new Mentioned("user 7", true));
    assertThat(calls.take()).isEqualTo(Map.of("batchGetItem", 1));
  }

  @Override
  Mentionable mentionable() {
    return new DynamoDbMentionable(table);
  }

  @Override
  void member(String room, String userId, @Nullable String role, boolean banned) {
    Map<String, AttributeValue> attributes = new HashMap<>();
    if (role != null) {
      attributes.put("role", text(role));
    }
    if (banned) {
      attributes.put("banned", AttributeValue.fromBool(true));
    }
    put(Keys.member(room, userId), attributes);
  }

  @Override
  void block(String userId, String blockedId) {
    put(Keys.block(userId, blockedId), Map.of());
  }

  private void put(Key key, Map<String, AttributeValue> attributes) {
    Map<String, AttributeValue> item = new HashMap<>(key(key));
    item.putAll(attributes);
    table.client().putItem(put -> put.tableName(table.name()).item(item));
  }
}
