package io.roomcast.broadcast;

import static io.roomcast.sqs.QueueMessages.batch;
import static io.roomcast.sqs.QueueMessages.said;
import static io.roomcast.sqs.QueueMessages.seq;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import org.junit.jupiter.api.Test;

class ChainTest {

  @Test
  void the_first_event_links_to_the_head_and_each_other_to_the_one_before() {
    assertThat(Chain.link(seq(3), batch("r", 4, 6).inOrder()))
        .containsExactly(new Event(seq(4), seq(3), said(4)), new Event(seq(6), seq(4), said(6)));
  }

  @Test
  void the_first_event_of_a_room_links_to_nothing() {
    assertThat(Chain.link(Sequence.NONE, batch("r", 4).inOrder()))
        .containsExactly(new Event(seq(4), Sequence.NONE, said(4)));
  }

  @Test
  void an_event_at_or_below_the_head_is_sent_again_without_a_link() {
    assertThat(Chain.link(seq(3), batch("r", 2, 3, 4).inOrder()))
        .containsExactly(
            new Event(seq(2), null, said(2)),
            new Event(seq(3), null, said(3)),
            new Event(seq(4), seq(3), said(4)));
  }
}
