package io.roomcast.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roomcast.client.Effect;
import io.roomcast.client.Handshake;
import io.roomcast.client.Room;
import io.roomcast.client.RoomcastClient;
import io.roomcast.events.Content;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The reference client against the real thing: it loses nothing and says nothing twice. */
interface CatchUpTests extends OnStack {

  private static List<String> clientIds(Room room) {
    return room.shown().stream()
        .map(event -> ((Content.Message) event.content()).clientId())
        .toList();
  }

  private static void shows(Room room, List<String> clientIds) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(clientIds(room)).isEqualTo(clientIds));
  }

  @Test
  default void a_client_that_is_cut_off_again_and_again_says_and_shows_everything_once() {
    String name = run().room();
    try (RoomcastClient ann = run().client(run().user("ann"));
        RoomcastClient bob = run().client(run().user("bob"))) {
      Room annsRoom = ann.join(name);
      Room bobsRoom = bob.join(name);
      List<String> said = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        said.add(ann.say(name, run().text("said " + i)));
        if (i % 10 == 5) {
          ann.drop();
        }
        if (i % 10 == 8) {
          bob.drop();
        }
      }
      shows(bobsRoom, said);
      shows(annsRoom, said);
      await().atMost(Duration.ofSeconds(30)).until(annsRoom::isSettled);
      assertThat(annsRoom.told()).allMatch(Effect.Accepted.class::isInstance);
      assertThat(run().items().settled(name, 30)).hasSize(30);
      assertThat(run().items().counted(name)).isEqualTo(30);
    }
  }

  @Test
  default void a_client_that_rotates_its_connection_misses_nothing() {
    String name = run().room();
    try (RoomcastClient ann = run().client(run().user("ann"));
        RoomcastClient bob = run().client(run().user("bob"))) {
      ann.join(name);
      Room bobsRoom = bob.join(name);
      List<String> said = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        said.add(ann.say(name, run().text("said " + i)));
        if (i == 5) {
          bob.rotate();
        }
      }
      shows(bobsRoom, said);
      // The first connection is closed once the second has joined.
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(run().items().sockets(name)).hasSize(2));
    }
  }

  @Test
  default void a_rotation_that_fails_once_is_tried_again() {
    String name = run().room();
    String user = run().user("bob");
    AtomicInteger opened = new AtomicInteger();
    Handshake secondFails =
        Handshake.bySubprotocol(
            run().url(), () -> opened.incrementAndGet() == 2 ? "none" : run().token(user));
    try (RoomcastClient bob = run().client(secondFails)) {
      Room bobsRoom = bob.join(name);
      await().atMost(Duration.ofSeconds(30)).until(bobsRoom::isSettled);
      bob.rotate();
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(opened).hasValueGreaterThan(2));
      String said = bob.say(name, run().text("still here"));
      shows(bobsRoom, List.of(said));
    }
  }

  @Test
  default void a_ping_tells_a_client_what_it_missed() {
    String name = run().room();
    try (RoomcastClient ann = run().client(run().user("ann"));
        RoomcastClient bob = run().client(run().user("bob"))) {
      Room annsRoom = ann.join(name);
      Room bobsRoom = bob.join(name);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> annsRoom.isSettled() && bobsRoom.isSettled());
      // The room forgets its connections, so that pushes do not come, as when one is given up.
      run().items().forgetSockets(name);
      List<String> said = List.of(ann.say(name, run().text("unheard")));
      run().items().settled(name, 1);
      assertThat(bobsRoom.shown()).isEmpty();
      bob.ping();
      shows(bobsRoom, said);
    }
  }

  @Test
  default void a_token_in_the_query_does_as_well() {
    String name = run().room();
    String user = run().user("ann");
    try (RoomcastClient ann =
        RoomcastClient.connect(
            Handshake.byQuery(run().url(), () -> run().token(user)),
            InstantSource.system(),
            new Random())) {
      Room room = ann.join(name);
      shows(room, List.of(ann.say(name, run().text("hello"))));
    }
  }
}
