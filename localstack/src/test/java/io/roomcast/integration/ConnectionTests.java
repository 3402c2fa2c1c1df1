package io.roomcast.integration;

import static io.roomcast.client.RawClient.frame;
import static io.roomcast.client.RawClient.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roomcast.client.RawClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Connections that come, go, and vanish. */
interface ConnectionTests extends OnStack {

  @Test
  default void a_connection_that_vanished_is_removed_when_it_cannot_be_posted_to() {
    String room = run().room();
    try (RawClient ann = run().rawIn(room, run().user("ann"))) {
      String gone = run().items().putGoneConnection(room);
      assertThat(run().items().sockets(room)).hasSize(2).contains(gone);

      ann.ask(send(room, "one", run().text("one")));

      assertThat(ann.nextEvent().path("clientId").asText()).isEqualTo("one");
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(run().items().sockets(room)).hasSize(1));
      assertThat(run().items().connection(gone)).isEmpty();
    }
  }

  @Test
  default void a_client_that_drops_or_says_goodbye_leaves_nothing_behind() {
    String room = run().room();
    RawClient dropped = run().rawIn(room, run().user("ann"));
    RawClient polite = run().rawIn(room, run().user("bob"));
    List<String> ids = run().items().sockets(room);
    assertThat(ids).hasSize(2);

    dropped.drop();
    polite.wire().goodbye();

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(run().items().sockets(room)).isEmpty());
    for (String id : ids) {
      Map<String, AttributeValue> items = run().items().connection(id);
      assertThat(items).isEmpty();
    }
    polite.close();
  }

  @Test
  default void after_leave_no_event_comes_until_the_next_join() {
    String room = run().room();
    try (RawClient ann = run().rawIn(room, run().user("ann"));
        RawClient bob = run().rawIn(room, run().user("bob"))) {
      ann.ask(send(room, "one", run().text("one")));
      String first = bob.nextEvent().path("seq").asText();
      assertThat(bob.ask(frame("leave", room)).path("type").asText()).isEqualTo("left");

      ann.ask(send(room, "two", run().text("two")));
      assertThat(ann.nextEvent().path("clientId").asText()).isEqualTo("one");
      assertThat(ann.nextEvent().path("clientId").asText()).isEqualTo("two");
      assertThat(bob.within("events", Duration.ofMillis(300))).isEmpty();

      run().items().settled(room, 2);
      var joined = bob.ask(frame("join", room).put("after", first));
      assertThat(joined.path("events").findValuesAsText("clientId")).containsExactly("two");
      ann.ask(send(room, "three", run().text("three")));
      assertThat(bob.nextEvent().path("clientId").asText()).isEqualTo("three");
    }
  }

  @Test
  default void every_connection_of_a_user_gets_the_events_and_only_the_sending_one_the_ack() {
    String room = run().room();
    String ann = run().user("ann");
    try (RawClient phone = run().rawIn(room, ann);
        RawClient desk = run().rawIn(room, ann)) {
      phone.ask(send(room, "one", run().text("one")));
      assertThat(phone.nextEvent().path("clientId").asText()).isEqualTo("one");
      assertThat(desk.nextEvent().path("clientId").asText()).isEqualTo("one");
      assertThat(desk.within("ack", Duration.ofMillis(250))).isEmpty();
    }
  }
}
