package io.roomcast.integration;

import static org.awaitility.Awaitility.await;

import io.roomcast.aws.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the table has of a room: its log, its counters, its connections. */
public record RoomItems(DynamoDbClient dynamoDb, String table) {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** One event of the log: where it is, what is before it, and its content as JSON. */
  public record Entry(String seq, String prev, String content) {}

  /** The room's log, oldest first. */
  public List<Entry> log(String room) {
    return query("LOG#" + room).stream()
        .map(item -> new Entry(text(item, "sk"), text(item, "prev"), text(item, "content")))
        .toList();
  }

  /** How many messages the room's counter has. */
  public int counted(String room) {
    AttributeValue count = item(room, "COUNTERS").get("messageCount");
    return count == null ? 0 : Integer.parseInt(count.n());
  }

  /** The head of live delivery. */
  public String head(String room) {
    return text(item(room, "HEAD"), "head");
  }

  /** The last sequence of the log, as its head says. */
  public String logged(String room) {
    return text(item(room, "LOG"), "logged");
  }

  /** The connections in the room's list. */
  public List<String> sockets(String room) {
    return query("SOCKETS#" + room).stream().map(item -> text(item, "sk")).toList();
  }

  /** Gives a member of the room this role. */
  public void role(String room, String user, String role) {
    dynamoDb.updateItem(
        request ->
            request
                .tableName(table)
                .key(key("ROOM#" + room, "MEMBER#" + user))
                .updateExpression("SET #role = :role")
                .conditionExpression("attribute_exists(pk)")
                .expressionAttributeNames(Map.of("#role", "role"))
                .expressionAttributeValues(Map.of(":role", AttributeValue.fromS(role))));
  }

  /** Waits until the log has so many events, and answers it. */
  public List<Entry> logged(String room, int events) {
    return await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> log(room), log -> log.size() >= events);
  }

  /** Takes every connection out of the room's list, as if it had never joined. */
  public void forgetSockets(String room) {
    for (String socket : sockets(room)) {
      dynamoDb.deleteItem(request -> request.tableName(table).key(key("SOCKETS#" + room, socket)));
    }
    raiseVersion(room);
  }

  private void raiseVersion(String room) {
    dynamoDb.updateItem(
        request ->
            request
                .tableName(table)
                .key(key("ROOM#" + room, "HEAD"))
                .updateExpression("ADD version :one")
                .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1"))));
  }

  /**
   * Puts a connection into the room that has no socket any more, and whose end nobody was told of;
   * answers its id.
   */
  public String putGoneConnection(String room) {
    byte[] random = new byte[11];
    new Random().nextBytes(random);
    String id = Base64.getEncoder().encodeToString(random);
    AttributeValue later =
        AttributeValue.fromN(Long.toString(Instant.now().plusSeconds(3_600).getEpochSecond()));
    AttributeValue user = AttributeValue.fromS("gone");
    put(
        "CONNECTION#" + id,
        "META",
        Map.of(
            "userId",
            user,
            "userName",
            user,
            "expiresAt",
            later,
            "rooms",
            AttributeValue.fromSs(List.of(room))));
    put("USER#gone", "CONNECTION#" + id, Map.of("expiresAt", later));
    put("SOCKETS#" + room, id, Map.of("userId", user, "expiresAt", later));
    raiseVersion(room);
    return id;
  }

  private void put(String pk, String sk, Map<String, AttributeValue> attributes) {
    Map<String, AttributeValue> item = new HashMap<>(attributes);
    item.putAll(key(pk, sk));
    dynamoDb.putItem(request -> request.tableName(table).item(item));
  }

  /** What is kept of a connection itself. */
  public Map<String, AttributeValue> connection(String id) {
    return get("CONNECTION#" + id, "META");
  }

  /** Waits until log and counter agree on so many messages, and answers the log. */
  public List<Entry> settled(String room, int messages) {
    // The counter first, which is one item: a long log is not read again and again.
    await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> counted(room) >= messages);
    return await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> log(room), log -> log.size() >= messages);
  }

  /** Waits until the log has so many events, and answers it. */
  public List<Entry> settledLog(String room, int events) {
    return await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> log(room), log -> log.size() >= events);
  }

  private Map<String, AttributeValue> item(String room, String sk) {
    return get("ROOM#" + room, sk);
  }

  /** One item, with nothing in it if it is not there. */
  public Map<String, AttributeValue> item(Key key) {
    return get(key.pk(), key.sk());
  }

  private Map<String, AttributeValue> get(String pk, String sk) {
    return dynamoDb
        .getItem(request -> request.tableName(table).key(key(pk, sk)).consistentRead(true))
        .item();
  }

  private List<Map<String, AttributeValue>> query(String pk) {
    return dynamoDb
        .queryPaginator(
            request ->
                request
                    .tableName(table)
                    .keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(pk)))
                    .consistentRead(true))
        .items()
        .stream()
        .toList();
  }

  private static Map<String, AttributeValue> key(String pk, String sk) {
    return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    @Nullable AttributeValue value = item.get(name);
    return value == null ? "0" : Objects.requireNonNull(value.s());
  }
}
