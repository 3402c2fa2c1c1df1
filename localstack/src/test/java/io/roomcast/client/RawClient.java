package io.roomcast.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A client that says what the test says, and keeps no rule of the protocol. */
public final class RawClient implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final WireSocket wire;
  private final Deque<JsonNode> kept = new ArrayDeque<>();
  private int asked;

  private RawClient(WireSocket wire) {
    this.wire = wire;
  }

  /** Connects with the token in the query; fails if that is refused. */
  public static RawClient connect(URI url, String token) {
    return connect(url, token, 1);
  }

  /**
   * The same, so many times at most while the server fails: it is busy, or something strikes it.
   */
  public static RawClient connect(URI url, String token, int tries) {
    WireSocket.Upgrade upgrade = WireSocket.open(URI.create(url + "?token=" + token), Map.of());
    if (upgrade.status() >= 500 && tries > 1) {
      return connect(url, token, tries - 1);
    }
    if (upgrade.status() != 101) {
      throw new AssertionError("refused: " + upgrade.status() + " " + upgrade.body());
    }
    return new RawClient(upgrade.socket());
  }

  /** The socket itself, for what is no text frame. */
  public WireSocket wire() {
    return wire;
  }

  /** Sends a text as it is. */
  public void say(String text) {
    wire.text(text);
  }

  /** Sends a frame with an id of its own and answers the reply; what comes before it is kept. */
  public JsonNode ask(ObjectNode frame) {
    String id = "q" + ++asked;
    wire.text(frame.deepCopy().put("id", id).toString());
    return reply(id);
  }

  /** A frame to fill: {@code action} and the room. */
  public static ObjectNode frame(String action, String room) {
    return JSON.createObjectNode().put("action", action).put("room", room);
  }

  /** A message to send. */
  public static ObjectNode send(String room, String clientId, String text) {
    ObjectNode frame = frame("send", room).put("clientId", clientId);
    frame.putObject("body").put("text", text);
    return frame;
  }

  /** Asks who one is: the proof that the connection lives. */
  public JsonNode ping() {
    return ask(JSON.createObjectNode().put("action", "ping"));
  }

  /** The reply with this id; 30 s at most. */
  public JsonNode reply(String id) {
    return await(frame -> frame.path("id").asText().equals(id));
  }

  /** The reply with this id, if it comes within this time. */
  public Optional<JsonNode> reply(String id, Duration time) {
    return Optional.ofNullable(poll(frame -> frame.path("id").asText().equals(id), time));
  }

  /** The next frame of this type, pushed or not. */
  public JsonNode next(String type) {
    return await(frame -> frame.path("type").asText().equals(type));
  }

  /** The next event of a room; frames with several are taken apart. */
  public JsonNode nextEvent() {
    JsonNode frame = next("events");
    JsonNode first = frame.path("events").get(0);
    if (frame.path("events").size() > 1) {
      ObjectNode rest = frame.deepCopy();
      ((ArrayNode) rest.path("events")).remove(0);
      kept.addFirst(rest);
    }
    return first;
  }

  /** The next frame of this type, if it comes within this time. */
  public Optional<JsonNode> within(String type, Duration time) {
    return Optional.ofNullable(poll(frame -> frame.path("type").asText().equals(type), time));
  }

  /** The code with which the server closed; 30 s at most. */
  public int closeCode() {
    return wire.closed().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  /** Every frame that came and that nobody asked for yet. */
  public List<JsonNode> rest() {
    List<JsonNode> rest = new ArrayList<>(kept);
    kept.clear();
    for (JsonNode frame = take(0); frame != null; frame = take(0)) {
      rest.add(frame);
    }
    return rest;
  }

  /** Ends the TCP connection without a word. */
  public void drop() {
    wire.close();
  }

  @Override
  public void close() {
    wire.close();
  }

  private JsonNode await(Predicate<JsonNode> wanted) {
    JsonNode found = poll(wanted, PATIENCE);
    if (found == null) {
      throw new AssertionError("not among what came: " + kept);
    }
    return found;
  }

  private @Nullable JsonNode poll(Predicate<JsonNode> wanted, Duration patience) {
    for (JsonNode frame : kept) {
      if (wanted.test(frame)) {
        kept.remove(frame);
        return frame;
      }
    }
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      JsonNode frame = take(end - System.nanoTime());
      if (frame == null) {
        return null;
      }
      if (wanted.test(frame)) {
        return frame;
      }
      kept.addLast(frame);
    }
  }

  private @Nullable JsonNode take(long nanos) {
    try {
      String text = wire.texts().poll(nanos, TimeUnit.NANOSECONDS);
      return text == null ? null : JSON.readTree(text);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
