package io.roomcast.hotpath;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.aws.Environment;
import io.roomcast.aws.Key;
import io.roomcast.aws.PrimingContext;
import io.roomcast.aws.Table;
import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import io.roomcast.sockets.ClientFrames;
import io.roomcast.sqs.QueueMessages;
import io.roomcast.table.Connection;
import io.roomcast.table.DynamoDbConnections;
import io.roomcast.table.Keys;
import io.roomcast.table.LocalDynamoDb;
import io.roomcast.timeline.TimelineHandler;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What it costs to come back to many rooms, as {@code docs/hot-path.md} states it. */
class ResumeCostTest {

  private final Table table = LocalDynamoDb.newTable();
  private final TimelineHandler timeline = new TimelineHandler(environment());

  private Environment environment() {
    Map<String, String> variables =
        new HashMap<>(LocalDynamoDb.environment(table.name()).variables());
    variables.put("PUBLIC_ROOMS", "general");
    variables.put("ROOM_CONNECTIONS", "5000");
    variables.put("ROOM_MEMBERS", "10000");
    variables.put("USER_ROOMS", "1000");
    variables.put("MANAGEMENT_ENDPOINT", "http://nowhere.invalid/v1");
    variables.put("POWERTOOLS_SERVICE_NAME", "timeline");
    return new Environment(variables);
  }

  @Test
  void the_calls_grow_with_the_rooms_that_have_news_and_not_with_those_asked_for() {
    new DynamoDbConnections(table, Clock.systemUTC())
        .connect(new Connection("ana=", "ana", "Ana", Instant.now()));
    List<String> rooms = IntStream.range(0, 50).mapToObj(i -> "r" + i).toList();
    rooms.forEach(this::make);
    // The first call of a process is slow, and one that takes too long is tried again.
    respond(rooms, 0);

    assertThat(calls(rooms, 3))
        .isEqualTo(Map.of("TransactWriteItems", 2, "BatchGetItem", 4, "Query", 3));
    assertThat(calls(rooms, 0)).isEqualTo(Map.of("TransactWriteItems", 2, "BatchGetItem", 4));
    assertThat(calls(rooms.subList(0, 5), 0))
        .isEqualTo(Map.of("TransactWriteItems", 1, "BatchGetItem", 4));
  }

  /**
   * What is called when ana comes back to these rooms, in so many of which she missed a message.
   */
  private Map<String, Integer> calls(List<String> rooms, int news) {
    CallCounter.take();
    String reply = respond(rooms, news);
    Map<String, Integer> calls = CallCounter.take();
    assertThat(reply.split("\"joined\"", -1)).hasSize(rooms.size() + 1);
    assertThat(reply.split("\"message\"", -1)).hasSize(news + 1);
    assertThat(reply).doesNotContain("\"complete\":false");
    return calls;
  }

  private String respond(List<String> rooms, int news) {
    List<String> asked = new ArrayList<>();
    for (String room : rooms) {
      int last = asked.size() < news ? 1 : 2;
      asked.add("{\"room\":\"%s\",\"after\":\"%s\"}".formatted(room, seq(last).text()));
    }
    String frame =
        asked.stream().collect(Collectors.joining(",", "{\"action\":\"resume\",\"rooms\":[", "]}"));
    var event = ClientFrames.message("ana=", "ana", frame);
    event
        .getRequestContext()
        .setAuthorizer(Map.of("userId", "ana", "userName", "Ana", "expiresAt", "253370764800"));
    return timeline.handleRequest(event, new PrimingContext()).getBody();
  }

  /** A room of ana's with two messages. */
  private void make(String room) {
    put(Keys.member(room, "ana"), Map.of("role", text("member")));
    put(Keys.head(room), Map.of("head", text(seq(2).text())));
    put(Keys.log(room), Map.of("logged", text(seq(2).text())));
    Event second = new Event(seq(2), seq(1), QueueMessages.said(2));
    put(
        Keys.event(room, second.seq()),
        Map.of(
            "prev", text(seq(1).text()),
            "content", text(QueueMessages.CODEC.encode(second.content()))));
  }

  private static Sequence seq(int number) {
    return QueueMessages.seq(number);
  }

  private void put(Key key, Map<String, AttributeValue> attributes) {
    Map<String, AttributeValue> item = new HashMap<>(key(key));
    item.putAll(attributes);
    table.client().putItem(request -> request.tableName(table.name()).item(item));
  }
}
