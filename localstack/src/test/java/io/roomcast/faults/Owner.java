package io.roomcast.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.client.RawClient;
import java.time.Duration;
import java.util.Optional;

/** One who makes a room and governs it, however often it takes to hear that it is done. */
final class Owner implements AutoCloseable {

  private static final int TRIES = 30;

  private final FaultStack on;
  private final String user;
  private final String room;
  private RawClient client;

  Owner(FaultStack on) {
    this.on = on;
    this.user = on.user();
    this.client = on.raw(user);
    ObjectNode create = new JsonMapper().createObjectNode();
    create.put("action", "createRoom").put("clientId", "room").put("name", "Room");
    this.room = done(create.put("access", "open")).path("room").asText();
    on.made(room);
  }

  /** The room, open to all. */
  String room() {
    return room;
  }

  /** Puts a user out of the room. */
  void kick(String member) {
    done(RawClient.frame("kick", room).put("user", member));
  }

  private JsonNode done(ObjectNode frame) {
    for (int i = 0; i < TRIES; i++) {
      if (client.wire().closed().isDone()) client = on.raw(user);
      client.say(frame.toString());
      Optional<JsonNode> ack = client.within("ack", Duration.ofSeconds(2));
      if (ack.isPresent()) return ack.get();
    }
    throw new AssertionError("never done: " + frame);
  }

  @Override
  public void close() {
    client.close();
  }
}
