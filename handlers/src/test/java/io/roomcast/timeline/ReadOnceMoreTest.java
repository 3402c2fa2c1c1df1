package io.roomcast.timeline;

import static io.roomcast.timeline.Messages.message;
import static io.roomcast.timeline.Messages.seq;
import static io.roomcast.timeline.Messages.seqs;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Codec;
import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A query may see a part of a transaction only; what it did not see is not lost. */
class ReadOnceMoreTest {

  private static final Space SPACE = new Space(new Codec(), 50, 32_000);
  private static final List<Event> EVENTS =
      List.of(message(1, 0), message(2, 1), message(3, 2), message(4, 3));

  @Test
  void a_replay_whose_first_event_was_not_seen_is_read_once_more() {
    Stretch stretch = replay(seq(2));

    assertThat(stretch.events()).extracting(Event::seq).isEqualTo(seqs(2, 3, 4));
    assertThat(stretch.truncated()).isFalse();
  }

  @Test
  void a_replay_that_saw_nothing_is_read_once_more() {
    RoomLog log = new InterruptedReads(List.of(message(1, 0), message(2, 1)), seq(2));

    Stretch stretch = new Replay(log, new View(log)).after(seq(1), "r", seq(2), seq(2), SPACE);

    assertThat(stretch.events()).extracting(Event::seq).isEqualTo(seqs(2));
    assertThat(stretch.truncated()).isFalse();
  }

  @Test
  void a_view_in_which_an_event_was_not_seen_is_read_once_more() {
    Stretch stretch =
        new View(new InterruptedReads(EVENTS, seq(3))).before(seq(9), "r", seq(4), SPACE);

    assertThat(stretch.events()).extracting(Event::seq).isEqualTo(seqs(1, 2, 3, 4));
    assertThat(stretch.truncated()).isFalse();
  }

  @Test
  void the_latest_are_read_once_more_where_one_was_not_seen() {
    Stretch stretch =
        new View(new InterruptedReads(EVENTS, seq(3))).latest("r", seq(4), seq(4), SPACE);

    assertThat(stretch.events()).extracting(Event::seq).isEqualTo(seqs(1, 2, 3, 4));
  }

  @Test
  void the_latest_are_read_once_more_where_the_last_was_not_seen() {
    Stretch stretch =
        new View(new InterruptedReads(EVENTS, seq(4))).latest("r", seq(4), seq(4), SPACE);

    assertThat(stretch.events()).extracting(Event::seq).isEqualTo(seqs(1, 2, 3, 4));
  }

  private static Stretch replay(Sequence unseen) {
    RoomLog log = new InterruptedReads(EVENTS, unseen);
    return new Replay(log, new View(log)).after(seq(1), "r", seq(4), seq(4), SPACE);
  }
}
