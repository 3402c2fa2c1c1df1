package io.roomcast.ingest;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.seconds;
import static io.roomcast.aws.Item.text;
import static io.roomcast.sqs.QueueMessages.CODEC;
import static io.roomcast.sqs.QueueMessages.said;
import static io.roomcast.sqs.QueueMessages.seq;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.aws.Table;
import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import io.roomcast.ingest.Messages.Found;
import io.roomcast.table.Keys;
import io.roomcast.table.LocalDynamoDb;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbMessagesTest extends MessagesContract {

  private final Table table = LocalDynamoDb.newTable();
  private final Messages messages = new DynamoDbMessages(table, CODEC, CLOCK);
  private int reads;

  @Test
  void a_message_that_is_logged_between_two_reads_is_there() {
    Messages late = new DynamoDbMessages(afterFirstRead(() -> log(3)), CODEC, CLOCK);

    assertThat(late.find("r", seq(3))).isEqualTo(new Found.There(said(3)));
  }

  private void log(long number) {
    put("r", new Event(seq(number), Sequence.NONE, said(number)), null);
    logged("r", seq(number));
  }

  /** The table, to which something happens after it was read once. */
  private Table afterFirstRead(Runnable meanwhile) {
    DynamoDbClient client =
        (DynamoDbClient)
            Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (proxy, method, arguments) -> {
                  try {
                    Object answer = method.invoke(table.client(), arguments);
                    if (method.getName().equals("getItem") && reads++ == 0) {
                      meanwhile.run();
                    }
                    return answer;
                  } catch (InvocationTargetException failed) {
                    throw failed.getCause();
                  }
                });
    return new Table(client, table.name());
  }

  @Override
  Messages messages() {
    return messages;
  }

  @Override
  void logged(String room, Sequence logged) {
    Map<String, AttributeValue> item = new HashMap<>(key(Keys.log(room)));
    item.put("logged", text(logged.text()));
    table.client().putItem(put -> put.tableName(table.name()).item(item));
  }

  @Override
  void put(String room, Event event, @Nullable Instant expiresAt) {
    Map<String, AttributeValue> item = new HashMap<>(key(Keys.event(room, event.seq())));
    item.put("prev", text(Sequence.NONE.text()));
    item.put("content", text(CODEC.encode(event.content())));
    if (expiresAt != null) {
      item.put(Keys.EXPIRES_AT, seconds(expiresAt));
    }
    table.client().putItem(put -> put.tableName(table.name()).item(item));
  }
}
