package io.roomcast.hotpath;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.seconds;
import static io.roomcast.aws.Item.text;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.aws.Environment;
import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import io.roomcast.broadcast.BroadcastHandler;
import io.roomcast.counters.CountersHandler;
import io.roomcast.events.Sequence;
import io.roomcast.history.HistoryHandler;
import io.roomcast.ingest.IngestAt;
import io.roomcast.sqs.InvocationContext;
import io.roomcast.table.DynamoDbHeads;
import io.roomcast.table.Keys;
import io.roomcast.table.LocalDynamoDb;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Sends messages and changes through ingest and hands what it published to the three consumers, all
 * of them with their real adapters, against DynamoDB Local and an endpoint that answers for SNS
 * and @connections. Runs in a JVM of its own, so that standard output has the functions' log lines
 * and, each after {@link #MARK}, where a part begins and what was called in it.
 */
final class HotPath {

  static final String MARK = "=== ";

  private static final int CONNECTIONS = 3;
  private static final JsonMapper JSON = new JsonMapper();

  private final FakeEndpoint endpoint = new FakeEndpoint();
  private final Table table = LocalDynamoDb.newTable();
  private final RequestHandler<APIGatewayV2WebSocketEvent, APIGatewayV2WebSocketResponse> ingest =
      IngestAt.of(environment("ingest"), Clock.fixed(Instant.now(), ZoneOffset.UTC));
  private final Map<String, RequestHandler<SQSEvent, SQSBatchResponse>> consumers =
      Map.of(
          "broadcast", new BroadcastHandler(environment("broadcast")),
          "history", new HistoryHandler(environment("history")),
          "counters", new CountersHandler(environment("counters")));

  private HotPath() throws Exception {}

  /** Ends the JVM either way: DynamoDB Local's threads are not daemons. */
  public static void main(String[] none) {
    int exit = 1;
    try {
      HotPath path = new HotPath();
      path.send("warm-up", 2);
      path.send("one", 1);
      path.send("ten", 10);
      path.change("edit", ",\"body\":{\"text\":\"Hello again\"}");
      path.change("delete", "");
      path.change("react", ",\"key\":\"👍\"");
      path.change("pin", "");
      path.mention();
      exit = 0;
    } catch (Exception broken) {
      broken.printStackTrace(System.out);
    } finally {
      System.exit(exit);
    }
  }

  /** One message of each of so many members, in one batch. */
  private void send(String room, int messages) {
    gather(room, messages);
    goThrough(room, IntStream.range(0, messages).mapToObj(i -> message(room, i)).toList());
  }

  /** One change of a message that was sent before: what is told of the room is of the change. */
  private void change(String action, String fields) {
    gather(action, 1);
    FakeEndpoint.Published sent = goThrough(action, List.of(message(action, 0))).getFirst();
    String frame =
        """
        {"action":"%s","id":"1","room":"%s","clientId":"change","target":"%s"%s}"""
            .formatted(action, action, Sequence.of(10, sent.sequenceNumber()), fields);
    goThrough(action, List.of(frame(action, action, 0, frame)));
  }

  /** One message that mentions two members: what is published goes into three rooms. */
  private void mention() {
    gather("mention", 3);
    String frame =
        """
        {"action":"send","id":"1","room":"mention","clientId":"client-0",\
        "body":{"text":"Hello @%s and @%s"}}"""
            .formatted(user(1), user(2));
    goThrough("mention", List.of(frame("mention", "send", 0, frame)));
  }

  /** So many members in a room of three connections. */
  private void gather(String room, int members) {
    for (int i = 0; i < members; i++) {
      String role = room.equals("pin") ? "moderator" : "member";
      put(Keys.member(room, user(i)), Map.of("role", text(role), "name", text("Ana")));
    }
    for (int i = 0; i < CONNECTIONS; i++) {
      put(
          Keys.socket(room, "connection" + i),
          Map.of(
              "userId", text(user(i)),
              "expiresAt", seconds(Instant.now().plus(Duration.ofHours(1)))));
      new DynamoDbHeads(table).admit(room, CONNECTIONS);
    }
  }

  /** Hands frames to ingest and what it published to the consumers; answers what that was. */
  private List<FakeEndpoint.Published> goThrough(
      String room, List<APIGatewayV2WebSocketEvent> frames) {
    CallCounter.take();
    System.out.println(MARK + room);
    for (APIGatewayV2WebSocketEvent frame : frames) {
      ingest.handleRequest(frame, InvocationContext.fresh());
    }
    System.out.println(MARK + "ingest " + JSON.valueToTree(CallCounter.take()));
    List<FakeEndpoint.Published> published = endpoint.take();
    if (published.size() < frames.size()) {
      throw new IllegalStateException("ingest failed");
    }
    Map<String, List<FakeEndpoint.Published>> byRoom = new LinkedHashMap<>();
    published.forEach(
        one ->
            byRoom
                .computeIfAbsent(
                    Objects.requireNonNull(one.parameters().get("MessageGroupId")),
                    _ -> new ArrayList<>())
                .add(one));
    for (String stage : List.of("broadcast", "history", "counters")) {
      byRoom.forEach((group, events) -> consume(stage, batch(group, events)));
      System.out.println(MARK + stage + " " + JSON.valueToTree(CallCounter.take()));
    }
    return published;
  }

  private void consume(String stage, SQSEvent batch) {
    SQSBatchResponse response =
        Objects.requireNonNull(consumers.get(stage))
            .handleRequest(batch, InvocationContext.fresh());
    if (!response.getBatchItemFailures().isEmpty()) {
      throw new IllegalStateException(stage + " failed");
    }
  }

  private static String user(int number) {
    return "3f1c9a52-7d0e-4b7a-9c55-1e2d3c4b5a%02d".formatted(number);
  }

  private void put(Key key, Map<String, AttributeValue> attributes) {
    Map<String, AttributeValue> item = new HashMap<>(key(key));
    item.putAll(attributes);
    table.client().putItem(put -> put.tableName(table.name()).item(item));
  }

  private static APIGatewayV2WebSocketEvent message(String room, int number) {
    return frame(
        room,
        "send",
        number,
        """
        {"action":"send","id":"1","room":"%s","clientId":"client-%d","body":{"text":"Hello"}}\
        """
            .formatted(room, number));
  }

  private static APIGatewayV2WebSocketEvent frame(
      String room, String action, int number, String body) {
    RequestContext context = new RequestContext();
    context.setEventType("MESSAGE");
    context.setRouteKey(action);
    context.setConnectionId("L0SM9cOFvHcCIhw=");
    context.setRequestId(correlation(room, number));
    context.setAuthorizer(
        Map.of("userId", user(number), "userName", "Ana", "expiresAt", "253370764800"));
    APIGatewayV2WebSocketEvent event = new APIGatewayV2WebSocketEvent();
    event.setRequestContext(context);
    event.setBody(body);
    return event;
  }

  /** As long as the gateway's request ids. */
  static String correlation(String room, int number) {
    return "Kf3xJ%s%02d".formatted((room + "AAAAAAAA").substring(0, 8), number) + "=";
  }

  private static SQSEvent batch(String room, List<FakeEndpoint.Published> published) {
    List<SQSMessage> messages = new ArrayList<>();
    for (FakeEndpoint.Published one : published) {
      SQSMessage message = new SQSMessage();
      message.setMessageId(one.sequenceNumber());
      message.setReceiptHandle(one.sequenceNumber());
      message.setBody(envelope(one));
      message.setAttributes(
          Map.of(
              "MessageGroupId",
              room,
              "ApproximateReceiveCount",
              "1",
              "SentTimestamp",
              Long.toString(System.currentTimeMillis())));
      messages.add(message);
    }
    SQSEvent event = new SQSEvent();
    event.setRecords(messages);
    return event;
  }

  private static String envelope(FakeEndpoint.Published one) {
    ObjectNode attributes = JSON.createObjectNode();
    String entry = "MessageAttributes.entry.";
    for (int i = 1; one.parameters().containsKey(entry + i + ".Name"); i++) {
      attributes
          .putObject(one.parameters().get(entry + i + ".Name"))
          .put("Type", "String")
          .put("Value", one.parameters().get(entry + i + ".Value.StringValue"));
    }
    return JSON.createObjectNode()
        .put("Type", "Notification")
        .put("SequenceNumber", one.sequenceNumber())
        .put("Message", one.parameters().get("Message"))
        .<ObjectNode>set("MessageAttributes", attributes)
        .toString();
  }

  private Environment environment(String stage) {
    Map<String, String> variables =
        new HashMap<>(LocalDynamoDb.environment(table.name()).variables());
    variables.putAll(
        Map.of(
            "POWERTOOLS_SERVICE_NAME",
            stage,
            "AWS_ENDPOINT_URL_SNS",
            endpoint.url(),
            "AWS_ENDPOINT_URL_SQS",
            endpoint.url(),
            "MANAGEMENT_ENDPOINT",
            endpoint.url(),
            "TOPIC_ARN",
            "arn:aws:sns:eu-central-1:123456789012:Roomcast.fifo",
            "QUEUE_URL",
            "https://sqs.eu-central-1.amazonaws.com/1/" + stage + ".fifo",
            "DEAD_LETTER_QUEUE_URL",
            "https://sqs.eu-central-1.amazonaws.com/1/dead.fifo",
            "EPOCH",
            "10",
            "PUBLIC_ROOMS",
            "warm-up,one,ten,edit,delete,react,pin,mention",
            "RETENTION_DAYS",
            "0"));
    variables.putAll(
        Map.of(
            "MEMBER_RATE", "5",
            "MEMBER_BURST", "20",
            "ROOM_RATE", "100",
            "HOT_CONNECTIONS", "20",
            "PACE_MILLIS", "200"));
    return new Environment(variables);
  }
}
