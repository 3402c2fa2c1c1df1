package io.roomcast.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.client.RawClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A user who says a frame however often it takes to hear what came of it. */
final class Insistent implements AutoCloseable {

  private static final int TRIES = 30;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final FaultStack on;
  private final String user;
  private RawClient client;
  private int asked;

  Insistent(FaultStack on) {
    this.on = on;
    this.user = on.user();
    this.client = on.raw(user);
  }

  String user() {
    return user;
  }

  /** The reply, which is no temporary error. */
  JsonNode answer(ObjectNode frame) {
    frame.put("id", "insists-" + ++asked);
    for (int i = 0; i < TRIES; i++) {
      if (client.wire().closed().isDone()) client = on.raw(user);
      client.say(frame.toString());
      Optional<JsonNode> reply = client.reply(frame.path("id").asText(), PATIENCE);
      if (reply.isPresent() && !reply.get().path("temporary").asBoolean()) return reply.get();
    }
    throw new AssertionError("never answered: " + frame);
  }

  /** Every frame that came since, and that nobody asked for. */
  List<JsonNode> rest() {
    return client.rest();
  }

  @Override
  public void close() {
    client.close();
  }
}
