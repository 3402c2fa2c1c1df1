package io.roomcast.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.roomcast.client.RawClient;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A connection that must not get what is said in a room, from some time on or at all. */
record Outsider(RawClient client, String room) implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int TRIES = 30;

  /** Leaves the room, however often it takes to hear that it did, unless it is gone anyway. */
  void leave() {
    for (int i = 0; i < TRIES && !client.wire().closed().isDone(); i++) {
      client.say(RawClient.frame("leave", room).toString());
      if (client.within("left", Duration.ofSeconds(2)).isPresent()) return;
    }
    assertThat(client.wire().closed()).as("never left " + room).isDone();
  }

  /** The {@code clientId} of each message of the room that came since the last look. */
  List<String> saw() {
    List<String> texts = new ArrayList<>();
    client.wire().texts().drainTo(texts);
    return texts.stream().flatMap(text -> messages(text).stream()).toList();
  }

  private List<String> messages(String text) {
    try {
      JsonNode frame = JSON.readTree(text);
      return room.equals(frame.path("room").asText())
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
