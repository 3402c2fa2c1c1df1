package io.roomcast.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.roomcast.client.RawClient;
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

  /** Asks for what was said last, which is refused to one who is no member. */
  void askForTheLog() {
    JsonNode answer = ask();
    for (int i = 1; i < TRIES && answer.path("temporary").asBoolean(); i++) {
      answer = ask();
    }
    saw.addAll(answer.path("events").findValuesAsText("clientId"));
    if (!answer.path("code").asText().equals("NOT_MEMBER")) {
      throw new AssertionError("the log is not refused: " + answer.path("type"));
    }
  }

  private JsonNode ask() {
    stay();
    return client.ask(RawClient.frame("history", barred).put("before", on.items().head(barred)));
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
    client.rest().stream()
        .filter(frame -> barred.equals(frame.path("room").asText()))
        .forEach(frame -> saw.addAll(frame.path("events").findValuesAsText("clientId")));
  }

  @Override
  public void close() {
    client.close();
  }
}
