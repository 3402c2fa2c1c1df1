package io.roomcast.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Sequence;
import io.roomcast.table.Connection;
import io.roomcast.table.Head;
import io.roomcast.table.InMemoryConnections;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RoomListsTest {

  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

  private final InMemoryTable table = new InMemoryTable();
  private final CountedConnections connections =
      new CountedConnections(new InMemoryConnections(table, () -> NOW));
  private final RoomLists lists = new RoomLists(connections, 2);

  @Test
  void a_list_is_read_once_for_a_version() {
    put("r", "c1");

    assertThat(lists.connections("r", head(1, 1))).containsExactly("c1");
    put("r", "c2");
    assertThat(lists.connections("r", head(1, 1))).containsExactly("c1");
    assertThat(connections.queries()).isEqualTo(1);
  }

  @Test
  void another_version_is_another_list() {
    put("r", "c1");
    lists.connections("r", head(1, 1));
    put("r", "c2");

    assertThat(lists.connections("r", head(2, 2))).containsExactly("c1", "c2");
    assertThat(connections.queries()).isEqualTo(2);
  }

  @Test
  void a_room_that_no_one_ever_joined_is_not_asked_for() {
    assertThat(lists.connections("r", Head.NONE)).isEmpty();
    assertThat(connections.queries()).isZero();
  }

  @Test
  void of_many_rooms_the_ones_used_last_are_remembered() {
    for (String room : new String[] {"a", "b", "a", "c", "a"}) {
      lists.connections(room, head(1, 0));
    }
    assertThat(connections.queries()).isEqualTo(3);

    lists.connections("b", head(1, 0));
    assertThat(connections.queries()).isEqualTo(4);
  }

  @Test
  void a_connection_that_is_gone_is_no_longer_in_the_list() {
    put("r", "c1");
    put("r", "c2");
    lists.connections("r", head(1, 2));

    lists.gone("r", "c1", true);

    assertThat(lists.connections("r", head(1, 2))).containsExactly("c2");
    assertThat(lists.correction("r")).isEqualTo(-1);
  }

  @Test
  void a_connection_that_another_removed_is_not_taken_off_the_count() {
    put("r", "c1");
    lists.connections("r", head(1, 1));

    lists.gone("r", "c1", false);
    lists.gone("r", "c1", true);

    assertThat(lists.correction("r")).isZero();
  }

  @Test
  void the_count_is_corrected_by_what_a_query_found_and_only_once() {
    put("r", "c1");
    lists.connections("r", head(1, 5));
    assertThat(lists.correction("r")).isEqualTo(-4);

    lists.corrected("r", -4);
    assertThat(lists.correction("r")).isZero();
    assertThat(lists.correction("unknown")).isZero();
  }

  private void put(String room, String id) {
    Connection connection = new Connection(id, "u", "U", NOW);
    table.put(Keys.socket(room, id), new InMemoryConnections.Socket(connection));
  }

  private static Head head(long version, long connections) {
    return new Head(Sequence.NONE, version, NOW, connections);
  }
}
