package io.roomcast.ingest;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.number;
import static io.roomcast.aws.Item.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.aws.Table;
import io.roomcast.events.Role;
import io.roomcast.table.ConflictingClient;
import io.roomcast.table.Keys;
import io.roomcast.table.LocalDynamoDb;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbMembersTest extends MembersContract {

  private final Table table = LocalDynamoDb.newTable();
  private final Members members = new DynamoDbMembers(table, PACE);

  @Test
  void a_member_whose_item_is_in_a_transaction_just_then_is_admitted_all_the_same() {
    member("r", "ana", false);

    assertThat(new DynamoDbMembers(ConflictingClient.of(table), PACE).admit("r", "ana", NOW))
        .isEqualTo(new Members.Admission.Admitted(Role.MEMBER, "ana"));
  }

  @Override
  Members members() {
    return members;
  }

  @Override
  void put(String room, String userId, @Nullable String role, @Nullable Instant mutedUntil) {
    Map<String, AttributeValue> item = new HashMap<>(key(Keys.member(room, userId)));
    if (role != null) {
      item.put("role", text(role));
    }
    if (mutedUntil != null) {
      item.put("mutedUntil", number(mutedUntil.toEpochMilli()));
    }
    table.client().putItem(put -> put.tableName(table.name()).item(item));
  }

  @Override
  void block(String room, String userId) {
    table
        .client()
        .updateItem(
            update ->
                update
                    .tableName(table.name())
                    .key(key(Keys.member(room, userId)))
                    .updateExpression("ADD blocked :by")
                    .expressionAttributeValues(
                        Map.of(":by", AttributeValue.fromSs(List.of("bob")))));
  }

  @Override
  void member(String room, String userId, boolean banned) {
    Map<String, AttributeValue> item = new HashMap<>(key(Keys.member(room, userId)));
    item.put("role", text("member"));
    if (banned) {
      item.put("banned", AttributeValue.fromBool(true));
    }
    table.client().putItem(put -> put.tableName(table.name()).item(item));
  }
}
