package io.roomcast.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.roomcast.client.RawClient;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One who must not get what is said in a room, from some time on or at all, and who comes back when
 * the connection ends.
 */
final class Outsider implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int TRIES = 30;

  private final FaultStack on;
  private final String user;
  private final String barred;
  private final List<String> saw = new ArrayList<>();
  private @Nullable String in;
  private RawClient client;

  /** In one room, and barred from the same one, later, or another. */
  Outsider(FaultStack on, String in, String barred) {
    this.on = on;
    this.user = on.user();
    this.barred = barred;
    this.in = in;
    this.client = on.rawIn(in, user);
  }

  /** Leaves the room, however often it takes to hear that it did. */
  void leave() {
    String room = Objects.requireNonNull(in, "left already");
    in = null;
    for (int i = 0; i < TRIES; i++) {
      stay();
      client.say(RawClient.frame("leave", room).toString());
      if (client.within("left", Duration.ofSeconds(2)).isPresent()) return;
    }
    throw new AssertionError("never left " + room);
  }

  /** Is put out of the room: from now on it comes back without joining. */
  void isPutOutBy(Owner owner) {
    in = null;
    owner.kick(user);
  }

  /** Asks for what was said last, which is not for one who is no member. */
  void askForTheLog() {
    stay();
    JsonNode answer =
        client.ask(RawClient.frame("history", barred).put("before", on.items().head(barred)));
    saw.addAll(answer.path("events").findValuesAsText("clientId"));
  }

  /** Comes back if the connection has ended. */
  void stay() {
    if (isConnected()) return;
    look();
    client = in == null ? on.raw(user) : on.rawIn(in, user);
  }

  boolean isConnected() {
    return !client.wire().closed().isDone();
  }

  /** The {@code clientId} of each message of the room that came so far. */
  List<String> saw() {
    look();
    return saw;
  }

  private void look() {
    List<String> texts = new ArrayList<>();
    client.wire().texts().drainTo(texts);
    texts.forEach(text -> saw.addAll(messages(text)));
  }

  private List<String> messages(String text) {
    try {
      JsonNode frame = JSON.readTree(text);
      return barred.equals(frame.path("room").asText())
          ? frame.path("events").findValuesAsText("clientId")
          : List.of();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
