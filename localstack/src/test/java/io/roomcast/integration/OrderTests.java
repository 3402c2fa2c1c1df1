package io.roomcast.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roomcast.client.Room;
import io.roomcast.client.RoomcastClient;
import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One order for all, however many speak at once. */
interface OrderTests extends OnStack {

  int CLIENTS = 5;
  int MESSAGES = 2_000;

  /**
   * At the members' rate it takes half a minute; a busy machine may take long, but not for ever.
   */
  Duration PATIENCE = Duration.ofSeconds(200);

  @Test
  @Timeout(300)
  default void five_clients_see_2000_messages_in_the_same_order_each_linked_to_the_one_before() {
    String name = run().room();
    List<RoomcastClient> clients = new ArrayList<>();
    try {
      List<Room> rooms = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(run().client(run().user("many")));
        rooms.add(clients.getLast().join(name));
      }
      await().atMost(Duration.ofSeconds(30)).until(() -> rooms.stream().allMatch(Room::isSettled));
      String text = run().text("many");
      List<String> said = new ArrayList<>();
      for (int i = 0; i < MESSAGES; i++) {
        said.add(clients.get(i % CLIENTS).say(name, text));
      }

      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(100))
          .until(() -> rooms.stream().allMatch(room -> room.shown().size() >= MESSAGES));

      List<RoomItems.Entry> log = run().items().settled(name, MESSAGES);
      List<String> order = log.stream().map(RoomItems.Entry::seq).toList();
      assertThat(order).hasSize(MESSAGES).isSorted();
      for (Room room : rooms) {
        List<Event> shown = room.shown();
        assertThat(shown).extracting(event -> event.seq().text()).isEqualTo(order);
        Sequence last = Sequence.NONE;
        for (Event event : shown) {
          assertThat(event.prev()).isEqualTo(last);
          last = event.seq();
        }
      }
      String before = "0";
      for (RoomItems.Entry entry : log) {
        assertThat(entry.prev()).isEqualTo(before);
        before = entry.seq();
      }
      assertThat(log).allMatch(entry -> said.stream().anyMatch(entry.content()::contains));
      assertThat(new HashSet<>(order)).hasSize(MESSAGES);
      assertThat(run().items().counted(name)).isEqualTo(MESSAGES);
      assertThat(run().items().head(name)).isEqualTo(before);
      assertThat(run().items().logged(name)).isEqualTo(before);
    } finally {
      clients.forEach(RoomcastClient::close);
    }
  }
}
