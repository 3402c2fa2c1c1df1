package io.roomcast.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.roomcast.client.RawClient;
import java.util.List;

/**
 * A room with one message in it, after its making, and two connections: one that does what it
 * should not, and another that must not notice.
 */
final class Witness implements AutoCloseable {

  private final Run run;
  private final String room;
  private final RawClient offender;
  private final RawClient other;
  private final List<RoomItems.Entry> before;

  private Witness(Run run) {
    this.run = run;
    this.room = run.roomOf(run.user("founder"));
    this.offender = run.rawIn(room, run.user("offender"));
    this.other = run.rawIn(room, run.user("other"));
    other.ask(RawClient.send(room, "before", run.text("before")));
    String seq = nextMessage(other).path("seq").asText();
    assertThat(nextMessage(offender).path("seq").asText()).isEqualTo(seq);
    run.items().settled(room, 1);
    this.before = run.items().logged(room, 2);
  }

  /** That the room was made may come live as well. */
  private static JsonNode nextMessage(RawClient client) {
    JsonNode event = client.nextEvent();
    return event.path("type").asText().equals("room") ? client.nextEvent() : event;
  }

  static Witness of(Run run) {
    return new Witness(run);
  }

  String room() {
    return room;
  }

  RawClient offender() {
    return offender;
  }

  /** The connection lives, and nothing else has changed. */
  void nothingHappened() {
    assertThat(offender.ping().path("type").asText()).isEqualTo("pong");
    nothingWritten();
    JsonNode event = offender.nextEvent();
    assertThat(event.path("clientId").asText()).isEqualTo("after");
    assertThat(event.path("prev").asText()).isEqualTo(before.getLast().seq());
  }

  /** Whatever became of the connection, the room and the other have only what they had. */
  void nothingWritten() {
    other.ask(RawClient.send(room, "after", run.text("after")));
    JsonNode event = other.nextEvent();
    assertThat(event.path("clientId").asText()).isEqualTo("after");
    run.items().settled(room, 2);
    List<RoomItems.Entry> log = run.items().logged(room, 3);
    assertThat(log).hasSize(3).startsWith(before.toArray(RoomItems.Entry[]::new));
    assertThat(log.getLast().prev()).isEqualTo(before.getLast().seq());
    assertThat(run.items().counted(room)).isEqualTo(2);
  }

  @Override
  public void close() {
    offender.close();
    other.close();
  }
}
