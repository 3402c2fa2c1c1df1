package io.roomcast.broadcast;

import static io.roomcast.sqs.QueueMessages.SENT_AT;
import static io.roomcast.sqs.QueueMessages.batch;
import static io.roomcast.sqs.QueueMessages.delivery;
import static io.roomcast.sqs.QueueMessages.said;
import static io.roomcast.sqs.QueueMessages.seq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roomcast.events.Content;
import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import io.roomcast.sqs.RoomBatch;
import io.roomcast.table.Keys;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BroadcasterTest {

  private final Room room = new Room();
  private final Broadcaster broadcaster = room.instance();

  @Test
  void a_batch_is_one_frame_for_each_connection() {
    room.join("c1");
    room.join("c2");

    broadcaster.broadcast(batch("r", 1, 2, 3));

    assertThat(room.sockets.posts()).isEqualTo(2);
    assertThat(room.events("c1"))
        .isEqualTo(room.events("c2"))
        .containsExactly(
            new Event(seq(1), Sequence.NONE, said(1)),
            new Event(seq(2), seq(1), said(2)),
            new Event(seq(3), seq(2), said(3)));
    assertThat(room.heads.read("r").head()).isEqualTo(seq(3));
  }

  @Test
  void the_link_is_the_one_of_head_and_not_of_what_this_instance_remembers() {
    room.join("c1");
    broadcaster.broadcast(batch("r", 1));
    room.instance().broadcast(batch("r", 2));

    broadcaster.broadcast(batch("r", 3));

    assertThat(room.events("c1").getLast()).isEqualTo(new Event(seq(3), seq(2), said(3)));
  }

  @Test
  void events_that_were_handed_over_are_sent_again_without_a_link() {
    room.join("c1");
    broadcaster.broadcast(batch("r", 1, 2));
    broadcaster.broadcast(batch("r", 1, 2));
    broadcaster.broadcast(batch("r", 2, 3));

    assertThat(room.events("c1"))
        .extracting(Event::prev)
        .containsExactly(Sequence.NONE, seq(1), null, null, null, seq(2));
    assertThat(room.heads.read("r").head()).isEqualTo(seq(3));
  }

  @Test
  void an_event_that_cannot_be_read_goes_out_in_its_place() {
    room.join("c1");

    broadcaster.broadcast(batch("r", List.of(delivery(1, new Content.Unreadable()), delivery(2))));

    assertThat(room.events("c1"))
        .containsExactly(
            new Event(seq(1), Sequence.NONE, new Content.Unreadable()),
            new Event(seq(2), seq(1), said(2)));
  }

  @Test
  void who_joins_while_the_list_is_read_is_told_of_the_head_that_includes_the_batch() {
    room.join("c1");
    Sequence[] seen = new Sequence[1];
    room.put("late");
    room.connections.beforeQuery(() -> seen[0] = room.join("late"));

    broadcaster.broadcast(batch("r", 1));

    assertThat(seen[0]).isEqualTo(seq(1));
  }

  @Test
  void a_list_that_was_read_while_someone_joined_is_not_trusted_for_longer() {
    room.join("c1");
    Runnable joinAfterwards = () -> room.heads.changeConnections("r", 1);
    broadcaster.broadcast(batch("r", 1));
    room.put("c2");
    joinAfterwards.run();

    broadcaster.broadcast(batch("r", 2));

    assertThat(room.events("c2")).containsExactly(new Event(seq(2), seq(1), said(2)));
  }

  @Test
  void a_version_that_rises_after_the_head_was_moved_makes_the_list_old() {
    room.join("c1");
    room.connections.beforeQuery(() -> room.heads.changeConnections("r", 0));
    broadcaster.broadcast(batch("r", 1));
    room.connections.beforeQuery(() -> {});
    room.put("c2");

    broadcaster.broadcast(batch("r", 2));

    assertThat(room.events("c2")).hasSize(1);
    assertThat(room.connections.queries()).isEqualTo(2);
  }

  @Test
  void a_list_is_read_again_only_when_the_version_changed() {
    room.join("c1");
    broadcaster.broadcast(batch("r", 1));
    broadcaster.broadcast(batch("r", 2));
    assertThat(room.connections.queries()).isEqualTo(1);

    room.join("c2");
    broadcaster.broadcast(batch("r", 3));

    assertThat(room.connections.queries()).isEqualTo(2);
    assertThat(room.events("c2")).hasSize(1);
  }

  @Test
  void a_connection_that_left_gets_nothing_more() {
    room.join("c1");
    broadcaster.broadcast(batch("r", 1));
    room.connections.leave("r", "c1");
    room.heads.changeConnections("r", -1);

    broadcaster.broadcast(batch("r", 2));

    assertThat(room.events("c1")).hasSize(1);
  }

  @Test
  void a_list_that_cannot_be_read_fails_after_the_head_has_moved_and_nothing_was_posted() {
    room.join("c1");
    room.connections.beforeQuery(
        () -> {
          throw new IllegalStateException("no table");
        });

    assertThatThrownBy(() -> broadcaster.broadcast(batch("r", 1))).hasMessage("no table");

    assertThat(room.heads.read("r").head()).isEqualTo(seq(1));
    assertThat(room.sockets.posts()).isZero();
  }

  @Test
  void a_connection_that_is_gone_leaves_nothing_behind_and_is_not_posted_to_again() {
    room.join("c1");
    room.join("c2");
    room.sockets.gone("c1");

    broadcaster.broadcast(batch("r", 1));
    broadcaster.broadcast(batch("r", 2));

    assertThat(room.table.keys()).noneMatch(key -> key.contains("c1"));
    assertThat(room.sockets.posts()).isEqualTo(3);
    assertThat(room.connections.queries()).isEqualTo(1);
    assertThat(room.metrics.of("Gone")).isEqualTo(1);
    assertThat(room.heads.read("r").connections()).isEqualTo(1);
  }

  @Test
  void an_item_that_outlived_its_connection_goes_too() {
    room.join("c1");
    room.table.call(all -> all.remove(Keys.connection("c1")));
    room.sockets.gone("c1");

    broadcaster.broadcast(batch("r", 1));

    assertThat(room.table.keys()).noneMatch(key -> key.contains("c1"));
  }

  @Test
  void a_gone_connection_that_cannot_be_removed_fails_nothing() {
    room.join("c1");
    room.join("c2");
    room.sockets.gone("c1");
    Broadcaster broken = room.instance(new BrokenRemoval(room.connections));

    broken.broadcast(batch("r", 1));

    assertThat(room.events("c2")).hasSize(1);
  }

  @Test
  void many_gone_connections_are_removed_at_the_same_time_up_to_a_bound() {
    for (int i = 0; i < 200; i++) {
      room.join("c" + i);
      room.sockets.gone("c" + i);
    }
    SlowRemoval slow = new SlowRemoval(room.connections, () -> sleepMillis(5));

    room.instance(slow).broadcast(batch("r", 1));

    assertThat(slow.mostAtOnce()).isBetween(8, AtOnce.MOST);
    assertThat(room.table.keys()).noneMatch(key -> key.contains("c1"));
    assertThat(room.metrics.of("Gone")).isEqualTo(200);
  }

  @Test
  void removal_ends_before_the_invocation_does_and_the_next_post_finds_what_is_left() {
    for (int i = 0; i < 300; i++) {
      room.join("c" + i);
      room.sockets.gone("c" + i);
    }
    SlowRemoval slow =
        new SlowRemoval(room.connections, () -> room.time.pass(Duration.ofMillis(200)));
    Broadcaster broadcaster = room.instance(slow);
    RoomBatch first = batch("r", 1);

    broadcaster.broadcast(first);

    assertThat(room.time.instant()).isBefore(first.deadline());
    int removed = slow.removals();
    assertThat(removed).isBetween(1, 299);
    Instant later = room.time.instant().plusSeconds(30);
    broadcaster.broadcast(new RoomBatch("r", batch("r", 2).deliveries(), later));
    assertThat(room.sockets.posts()).isEqualTo(300 + 300 - removed);
  }

  private static void sleepMillis(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Test
  void posts_that_are_given_up_fail_nothing_and_are_counted() {
    room.join("c1");
    room.join("c2");
    room.sockets.failAlways("c1", 503);

    Pace.Posted posted = broadcaster.broadcast(batch("r", 1));

    assertThat(room.events("c2")).hasSize(1);
    assertThat(room.metrics.of("PostsGivenUp")).isEqualTo(1);
    assertThat(posted.throttled()).isFalse();
  }

  @Test
  void a_429_is_told_to_the_pace() {
    room.join("c1");
    room.sockets.fail("c1", 429);

    assertThat(broadcaster.broadcast(batch("r", 1)).throttled()).isTrue();
    assertThat(room.events("c1")).hasSize(1);
    assertThat(room.metrics.of("Throttled")).isEqualTo(1);
    assertThat(room.metrics.of("Posts")).isEqualTo(2);
  }

  @Test
  void what_was_posted_tells_when_the_room_was_posted_to_before() {
    room.join("c1");
    broadcaster.broadcast(batch("r", 1));
    var first = room.time.instant();
    room.time.pass(Duration.ofMillis(300));

    Pace.Posted posted = broadcaster.broadcast(batch("r", 2, 3));

    assertThat(posted)
        .isEqualTo(
            new Pace.Posted(2, 1, room.time.instant(), room.time.instant(), first, SENT_AT, false));
  }

  @Test
  void the_count_of_connections_is_corrected_with_the_next_move_of_the_head() {
    room.join("c1");
    room.heads.changeConnections("r", 7);
    broadcaster.broadcast(batch("r", 1));
    assertThat(room.heads.read("r").connections()).isEqualTo(8);

    broadcaster.broadcast(batch("r", 2));
    broadcaster.broadcast(batch("r", 3));

    assertThat(room.heads.read("r").connections()).isEqualTo(1);
    assertThat(room.connections.queries()).isEqualTo(1);
  }

  @Test
  void a_correction_that_did_not_go_along_waits_for_the_next_move() {
    room.join("c1");
    room.heads.changeConnections("r", 7);
    broadcaster.broadcast(batch("r", 1));
    broadcaster.broadcast(batch("r", 1));
    assertThat(room.heads.read("r").connections()).isEqualTo(8);

    broadcaster.broadcast(batch("r", 2));

    assertThat(room.heads.read("r").connections()).isEqualTo(1);
  }
}
