package io.roomcast.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Sequence;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Heads} does. */
abstract class HeadsContract {

  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00.123Z");
  private static final Sequence FIRST = Sequence.of(10, "9");
  private static final Sequence SECOND = Sequence.of(10, "10");

  abstract Heads heads();

  @Test
  void a_room_in_which_nothing_happened_has_no_head() {
    assertThat(heads().read("r")).isEqualTo(Head.NONE);
  }

  @Test
  void the_first_move_finds_nothing_before() {
    Heads heads = heads();

    assertThat(heads.move("r", FIRST, NOW, 0)).isEqualTo(new Heads.Moved(Head.NONE, true));
    assertThat(heads.read("r")).isEqualTo(new Head(FIRST, 0, NOW, 0));
  }

  @Test
  void a_move_returns_what_was_before() {
    Heads heads = heads();
    heads.move("r", FIRST, NOW, 3);

    assertThat(heads.move("r", SECOND, NOW.plusMillis(1), -1))
        .isEqualTo(new Heads.Moved(new Head(FIRST, 0, NOW, 3), true));
    assertThat(heads.read("r")).isEqualTo(new Head(SECOND, 0, NOW.plusMillis(1), 2));
  }

  @Test
  void a_move_down_or_to_the_same_place_changes_nothing_and_tells_what_is_there() {
    Heads heads = heads();
    heads.move("r", SECOND, NOW, 2);
    Head there = heads.read("r");

    assertThat(heads.move("r", FIRST, NOW.plusMillis(1), 5))
        .isEqualTo(new Heads.Moved(there, false));
    assertThat(heads.move("r", SECOND, NOW.plusMillis(1), 5))
        .isEqualTo(new Heads.Moved(there, false));
    assertThat(heads.read("r")).isEqualTo(there);
  }

  @Test
  void a_connection_that_comes_raises_the_version_and_is_counted() {
    Heads heads = heads();

    assertThat(heads.admit("r", 2)).contains(new Head(Sequence.NONE, 1, Instant.EPOCH, 1));
    assertThat(heads.admit("r", 2)).contains(new Head(Sequence.NONE, 2, Instant.EPOCH, 2));
  }

  @Test
  void a_full_room_admits_no_one_and_is_not_changed() {
    Heads heads = heads();
    heads.admit("r", 1);

    assertThat(heads.admit("r", 1)).isEmpty();
    assertThat(heads.read("r")).isEqualTo(new Head(Sequence.NONE, 1, Instant.EPOCH, 1));
  }

  @Test
  void a_connection_is_admitted_with_a_count_taken_at_the_version() {
    Heads heads = heads();
    heads.changeConnections("r", 9);

    assertThat(heads.admitCounted("r", 1, 4))
        .contains(new Head(Sequence.NONE, 2, Instant.EPOCH, 4));
    assertThat(heads.admitCounted("r", 1, 7)).isEmpty();
    assertThat(heads.read("r").connections()).isEqualTo(4);
  }

  @Test
  void a_change_of_the_connections_raises_the_version_and_leaves_the_head() {
    Heads heads = heads();
    heads.move("r", FIRST, NOW, 5);

    assertThat(heads.changeConnections("r", -1)).isEqualTo(new Head(FIRST, 1, NOW, 4));
  }

  @Test
  void many_heads_are_read_at_once_and_each_is_answered() {
    Heads heads = heads();
    List<String> rooms = IntStream.range(0, 130).mapToObj(i -> "r" + i).toList();
    heads.move("r7", FIRST, NOW, 0);
    heads.move("r120", SECOND, NOW, 0);

    assertThat(heads.readAll(rooms))
        .hasSize(130)
        .containsEntry("r7", new Head(FIRST, 0, NOW, 0))
        .containsEntry("r120", new Head(SECOND, 0, NOW, 0))
        .containsEntry("r8", Head.NONE);
  }
}
