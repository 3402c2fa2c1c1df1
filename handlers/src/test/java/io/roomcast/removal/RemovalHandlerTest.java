package io.roomcast.removal;

import static io.roomcast.sqs.QueueMessages.event;
import static io.roomcast.sqs.QueueMessages.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.roomcast.aws.Environment;
import io.roomcast.aws.Item;
import io.roomcast.aws.Priming;
import io.roomcast.aws.Table;
import io.roomcast.events.Access;
import io.roomcast.events.Codec;
import io.roomcast.events.Content;
import io.roomcast.events.Posting;
import io.roomcast.events.RoomChange;
import io.roomcast.events.User;
import io.roomcast.sqs.InvocationContext;
import io.roomcast.sqs.QueueMessages;
import io.roomcast.table.DynamoDbRooms;
import io.roomcast.table.Keys;
import io.roomcast.table.LocalDynamoDb;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class RemovalHandlerTest {

  private static final String DELETED =
      new Codec()
          .encode(
              new Content.Room(
                  new User("olga", "Olga"),
                  QueueMessages.SENT_AT,
                  RoomChange.DELETED,
                  "Tea",
                  "",
                  Access.OPEN,
                  Posting.ALL,
                  0,
                  2));

  private final Table table = LocalDynamoDb.newTable();
  private final Environment environment = environment(table.name());

  @Test
  void a_deleted_room_is_removed_and_one_that_is_there_is_not() {
    for (String room : new String[] {"r", "s"}) {
      Map<String, AttributeValue> meta = new HashMap<>(Item.key(Keys.room(room)));
      meta.put(room.equals("r") ? DynamoDbRooms.DELETED : DynamoDbRooms.ACCESS, Item.text("open"));
      put(meta);
      put(Item.key(Keys.event(room, QueueMessages.seq(1))));
    }

    assertThat(handle(event(message("r", 2, DELETED, 1), message("s", 2, DELETED, 1)))).isZero();

    assertThat(item(Item.key(Keys.event("r", QueueMessages.seq(1))))).isEmpty();
    assertThat(item(Item.key(Keys.room("r")))).containsKey(Keys.EXPIRES_AT);
    assertThat(item(Item.key(Keys.event("s", QueueMessages.seq(1))))).isNotEmpty();
    assertThat(item(Item.key(Keys.room("s")))).doesNotContainKey(Keys.EXPIRES_AT);
  }

  @Test
  void the_event_that_keeps_the_function_active_does_nothing() {
    assertThat(handle(new SQSEvent())).isZero();
    assertThat(items()).isZero();
  }

  @Test
  void priming_runs_the_whole_function_and_touches_nothing() {
    assertThatCode(() -> Priming.run(RemovalHandler::prime, environment))
        .doesNotThrowAnyException();
    assertThat(items()).isZero();
  }

  private int handle(SQSEvent event) {
    return new RemovalHandler(environment)
        .handleRequest(event, InvocationContext.fresh())
        .getBatchItemFailures()
        .size();
  }

  private void put(Map<String, AttributeValue> item) {
    table.client().putItem(put -> put.tableName(table.name()).item(item));
  }

  private Map<String, AttributeValue> item(Map<String, AttributeValue> key) {
    return table.client().getItem(get -> get.tableName(table.name()).key(key)).item();
  }

  private int items() {
    return table.client().scan(scan -> scan.tableName(table.name())).count();
  }

  private static Environment environment(String tableName) {
    Map<String, String> variables = new HashMap<>(LocalDynamoDb.environment(tableName).variables());
    variables.putAll(
        Map.of(
            "POWERTOOLS_SERVICE_NAME", "removal",
            "MANAGEMENT_ENDPOINT", "http://nowhere.invalid/v1",
            "QUEUE_URL", "https://sqs.eu-central-1.amazonaws.com/1/removal.fifo"));
    return new Environment(variables);
  }
}
