package io.roomcast.integration;

import static io.roomcast.client.RawClient.frame;
import static io.roomcast.client.RawClient.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.client.RawClient;
import io.roomcast.publishing.Inbox;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Mentions, from the text to the inbox and the overview of whom it mentions. */
interface MentionTests extends OnStack {

  private RawClient reading(String user) {
    RawClient client = run().raw(user);
    client.ask(frame("join", "@me"));
    return client;
  }

  private static JsonNode listed(RawClient client, String room) {
    ObjectNode frame = frame("rooms", "-");
    frame.remove("room");
    for (JsonNode each : client.ask(frame).path("rooms")) {
      if (each.path("room").asText().equals(room)) {
        return each;
      }
    }
    throw new AssertionError("not among one's rooms: " + room);
  }

  @Test
  default void who_is_mentioned_is_told_once_and_finds_it_among_the_unread() {
    String annId = run().user("ann");
    String bobId = run().user("bob");
    String room = run().room();
    try (RawClient ann = run().rawIn(room, annId);
        RawClient bob = run().rawIn(room, bobId);
        RawClient phone = reading(bobId);
        RawClient cyn = reading(run().user("cyn"))) {
      ObjectNode frame = send(room, "one", run().text("well, <@" + bobId + ">, @nobody: hello"));
      JsonNode ack = ann.ask(frame);
      assertThat(ack.path("type").asText()).as(ack.toString()).isEqualTo("ack");

      JsonNode message = bob.nextEvent();
      assertThat(message.path("mentions")).hasSize(1);
      assertThat(message.path("mentions").path(0).asText()).isEqualTo(bobId);
      JsonNode notice = phone.next("events").path("events").path(0);
      assertThat(notice.path("type").asText()).isEqualTo("notice");
      assertThat(notice.path("kind").asText()).isEqualTo("mentioned");
      assertThat(notice.path("room").asText()).isEqualTo(room);
      assertThat(notice.path("target")).isEqualTo(ack.path("seq"));
      assertThat(notice.path("from").path("id").asText()).isEqualTo(annId);

      assertThat(ann.ask(frame).path("type").asText()).as("once more").isEqualTo("ack");
      ann.ask(send(room, "two", run().text("nobody in particular")));
      await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofMillis(50))
          .until(() -> listed(bob, room).path("unread").asInt() == 2);
      assertThat(listed(bob, room).path("mentions").asInt()).isEqualTo(1);
      assertThat(run().items().settledLog(Inbox.of(bobId), 1)).as("told once").hasSize(1);

      bob.ask(frame("read", room).put("seq", ack.path("seq").asText()));
      assertThat(listed(bob, room).path("unread").asInt()).isEqualTo(1);
      assertThat(listed(bob, room).path("mentions").asInt()).isZero();
      assertThat(cyn.within("events", Duration.ofMillis(300))).as("no member").isEmpty();
      JsonNode view = bob.ask(frame("join", room)).path("events");
      assertThat(view.path(0).path("mentions")).isEqualTo(message.path("mentions"));
    }
  }

  @Test
  default void who_has_blocked_the_sender_is_not_told_and_the_sender_cannot_tell() {
    String annId = run().user("ann");
    String bobId = run().user("bob");
    String room = run().room();
    try (RawClient ann = run().rawIn(room, annId);
        RawClient bob = run().rawIn(room, bobId);
        RawClient phone = reading(bobId)) {
      ObjectNode block = frame("block", "-").put("user", annId);
      block.remove("room");
      assertThat(bob.ask(block).path("type").asText()).isEqualTo("ack");

      JsonNode ack = ann.ask(send(room, "one", run().text("@" + bobId)));

      assertThat(ack.path("type").asText()).isEqualTo("ack");
      assertThat(bob.nextEvent().path("mentions").path(0).asText()).isEqualTo(bobId);
      assertThat(phone.within("events", Duration.ofMillis(500))).isEmpty();
    }
  }

  @Test
  default void one_mention_too_many_is_refused_and_nothing_is_said() {
    String room = run().room();
    StringBuilder text = new StringBuilder();
    try (RawClient ann = run().rawIn(room, run().user("ann"))) {
      for (int i = 0; i < 11; i++) {
        String user = run().user("u");
        run().rawIn(room, user).close();
        text.append('@').append(user).append(' ');
      }
      JsonNode error = ann.ask(send(room, "many", run().text(text.toString())));
      assertThat(error.path("code").asText()).isEqualTo("LIMIT_REACHED");
      assertThat(error.path("temporary").asBoolean()).isFalse();

      String strangers =
          IntStream.range(0, 11).mapToObj(i -> "@stranger-" + i).collect(Collectors.joining(" "));
      assertThat(ann.ask(send(room, "none", run().text(strangers))).path("type").asText())
          .isEqualTo("ack");
      assertThat(run().items().settled(room, 1)).hasSize(1);
    }
  }
}
