package io.roomcast.broadcast;

import static io.roomcast.sqs.QueueMessages.SENT_AT;
import static io.roomcast.sqs.QueueMessages.batch;
import static io.roomcast.sqs.QueueMessages.delivery;
import static io.roomcast.sqs.QueueMessages.said;
import static io.roomcast.sqs.QueueMessages.seq;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.aws.Key;
import io.roomcast.events.Content;
import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import io.roomcast.events.User;
import io.roomcast.sqs.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is ephemeral is shown, moves nothing, and stands in nobody's way. */
class EphemeralTest {

  private static final Content TYPING = new Content.Typing(new User("ana", "Ana"), SENT_AT, true);
  private static final Event SHOWN = Event.ephemeral(TYPING);

  private final Room room = new Room();
  private final Broadcaster broadcaster = room.instance();

  @Test
  void alone_it_goes_to_every_connection_and_no_item_changes() {
    room.join("c1");
    room.join("c2");
    broadcaster.broadcast(batch("r", 1));
    Map<Key, Object> before = room.table.snapshot();

    broadcaster.broadcast(batch("r", List.of(delivery(2, TYPING))));

    assertThat(room.events("c1"))
        .isEqualTo(room.events("c2"))
        .containsExactly(new Event(seq(1), Sequence.NONE, said(1)), SHOWN);
    assertThat(room.table.snapshot()).isEqualTo(before);
  }

  @Test
  void between_messages_it_is_no_link_and_the_head_is_the_last_message() {
    room.join("c1");

    broadcaster.broadcast(
        batch(
            "r",
            List.of(
                delivery(1, TYPING),
                delivery(2),
                delivery(3, TYPING),
                delivery(4),
                delivery(5, TYPING))));
    broadcaster.broadcast(batch("r", 6));

    assertThat(room.events("c1"))
        .containsExactly(
            SHOWN,
            new Event(seq(2), Sequence.NONE, said(2)),
            SHOWN,
            new Event(seq(4), seq(2), said(4)),
            SHOWN,
            new Event(seq(6), seq(4), said(6)));
    assertThat(room.heads.read("r").head()).isEqualTo(seq(6));
  }

  @Test
  void where_messages_are_sent_again_it_has_no_place_either() {
    room.join("c1");
    broadcaster.broadcast(batch("r", 1, 2));

    broadcaster.broadcast(batch("r", List.of(delivery(2), delivery(3, TYPING))));

    assertThat(room.events("c1").subList(2, 4))
        .containsExactly(new Event(seq(2), null, said(2)), SHOWN);
    assertThat(room.heads.read("r").head()).isEqualTo(seq(2));
  }

  @Test
  void what_is_late_or_cannot_be_read_is_left_out_and_what_is_durable_is_not() {
    room.join("c1");
    Delivery unreadable =
        new Delivery(seq(1), false, new Content.Unreadable(), "c", 1, SENT_AT, "{}");
    broadcaster.broadcast(batch("r", List.of(unreadable)));
    room.time.pass(Duration.ofSeconds(10));
    broadcaster.broadcast(batch("r", List.of(delivery(2, TYPING))));
    assertThat(room.sockets.posts()).isZero();

    broadcaster.broadcast(batch("r", List.of(delivery(3, TYPING), delivery(4))));

    assertThat(room.events("c1")).containsExactly(new Event(seq(4), Sequence.NONE, said(4)));
  }

  @Test
  void a_room_that_nobody_joined_has_nobody_to_show_it_to() {
    broadcaster.broadcast(batch("r", List.of(delivery(1, TYPING))));

    assertThat(room.table.keys()).isEmpty();
  }
}
