package io.roomcast.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Connections} does. */
abstract class ConnectionsContract {

  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  private static final Connection ANA = new Connection("c1=", "ana", "Ana", NOW);

  private Instant now = NOW;
  final InstantSource clock = () -> now;

  abstract Connections connections();

  /** Puts a connection's item into a room and the room into the connection's, as a join does. */
  abstract void join(String room, Connection connection);

  abstract Set<String> places(String pk);

  @Test
  void a_connection_is_noted_under_itself_and_under_its_user() {
    connections().connect(ANA);
    connections().connect(ANA);

    assertThat(places("CONNECTION#c1=")).containsExactly("META");
    assertThat(places("USER#ana")).containsExactly("CONNECTION#c1=");
  }

  @Test
  void a_user_s_connections_are_listed_and_no_one_else_s() {
    connections().connect(ANA);
    connections().connect(new Connection("c2=", "ana", "Ana", NOW));
    connections().connect(new Connection("c3=", "ana2", "Ana", NOW));

    assertThat(connections().ofUser("ana")).containsExactlyInAnyOrder("c1=", "c2=");
    connections().remove("c1=");
    assertThat(connections().ofUser("ana")).containsExactly("c2=");
    assertThat(connections().ofUser("bob")).isEmpty();
  }

  @Test
  void a_removed_connection_leaves_nothing_behind_and_tells_its_rooms_once() {
    connections().connect(ANA);
    join("r", ANA);
    join("s", ANA);

    assertThat(connections().remove("c1=")).containsExactlyInAnyOrder("r", "s");
    assertThat(connections().remove("c1=")).isEmpty();
    assertThat(places("CONNECTION#c1=")).isEmpty();
    assertThat(places("USER#ana")).isEmpty();
    assertThat(places("SOCKETS#r")).isEmpty();
    assertThat(places("SOCKETS#s")).isEmpty();
  }

  @Test
  void a_connection_in_more_rooms_than_a_batch_takes_is_removed_from_all() {
    connections().connect(ANA);
    IntStream.range(0, 30).forEach(i -> join("r" + i, ANA));

    assertThat(connections().remove("c1=")).hasSize(30);
    assertThat(IntStream.range(0, 30)).allMatch(i -> places("SOCKETS#r" + i).isEmpty());
  }

  @Test
  void a_connection_leaves_one_room_and_stays_in_the_other() {
    connections().connect(ANA);
    join("r", ANA);
    join("s", ANA);

    assertThat(connections().leave("r", "c1=")).isTrue();
    assertThat(connections().leave("r", "c1=")).isFalse();
    assertThat(connections().rooms("c1=")).containsExactlyInAnyOrder("r", "s");
    assertThat(connections().forget("r", "c1=")).isTrue();
    assertThat(connections().forget("r", "c1=")).isFalse();
    assertThat(connections().rooms("c1=")).containsExactly("s");
    assertThat(connections().inRoom("r")).isEmpty();
    assertThat(connections().inRoom("s")).containsExactly("c1=");
  }

  @Test
  void leaving_a_room_leaves_no_trace_of_a_connection_that_is_gone() {
    assertThat(connections().leave("r", "gone=")).isFalse();
    assertThat(connections().forget("r", "gone=")).isFalse();
    assertThat(places("CONNECTION#gone=")).isEmpty();
  }

  @Test
  void the_last_room_left_is_not_remembered() {
    connections().connect(ANA);
    join("r", ANA);
    connections().leave("r", "c1=");
    connections().forget("r", "c1=");

    assertThat(connections().rooms("c1=")).isEmpty();
    assertThat(connections().remove("c1=")).isEmpty();
  }

  @Test
  void a_connection_that_has_expired_is_left_out() {
    connections().connect(ANA);
    join("r", ANA);
    now = ANA.expiresAt().minusSeconds(1);
    assertThat(connections().inRoom("r")).containsExactly("c1=");
    assertThat(connections().count("r")).isEqualTo(1);

    now = ANA.expiresAt();

    assertThat(connections().inRoom("r")).isEmpty();
    assertThat(connections().count("r")).isZero();
  }
}
