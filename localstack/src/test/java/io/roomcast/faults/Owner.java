package io.roomcast.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.client.RawClient;

/** One who makes a room and governs it. */
final class Owner implements AutoCloseable {

  private final Insistent client;
  private final String room;

  Owner(FaultStack on) {
    this.client = new Insistent(on);
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
    JsonNode answer = client.answer(frame);
    if (!answer.path("type").asText().equals("ack")) {
      throw new AssertionError(frame + " was answered " + answer);
    }
    return answer;
  }

  @Override
  public void close() {
    client.close();
  }
}
