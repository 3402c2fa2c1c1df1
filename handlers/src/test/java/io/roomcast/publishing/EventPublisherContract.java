package io.roomcast.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Content;
import io.roomcast.events.Sequence;
import org.junit.jupiter.api.Test;

/** What every {@link EventPublisher} does. */
abstract class EventPublisherContract {

  abstract EventPublisher publisher();

  static Publication publication(String room, String deduplicationId) {
    return new Publication(room, deduplicationId, new Content.Unreadable(), "R0oXAdfD0kwCH6w=");
  }

  @Test
  void each_event_comes_after_the_one_before() {
    Sequence first = publisher().publish(publication("general", "1"));
    Sequence second = publisher().publish(publication("general", "2"));

    assertThat(second.isAfter(first)).isTrue();
  }

  @Test
  void the_same_event_again_has_the_same_place() {
    Sequence first = publisher().publish(publication("general", "1"));

    assertThat(publisher().publish(publication("general", "1"))).isEqualTo(first);
  }
}
