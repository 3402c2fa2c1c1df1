package io.roomcast.ingest;

import static io.roomcast.sqs.QueueMessages.said;
import static io.roomcast.sqs.QueueMessages.seq;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Content;
import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import io.roomcast.ingest.Messages.Found;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link Messages} does. */
abstract class MessagesContract {

  static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-31T12:00:00Z"));

  abstract Messages messages();

  abstract void logged(String room, Sequence logged);

  abstract void put(String room, Event event, @Nullable Instant expiresAt);

  private void put(long number, Content content, @Nullable Instant expiresAt) {
    put("r", new Event(seq(number), Sequence.NONE, content), expiresAt);
  }

  @Test
  void a_message_that_is_logged_is_there() {
    put(3, said(3), null);
    put(4, said(4), CLOCK.instant().plusSeconds(1));
    logged("r", seq(4));

    assertThat(messages().find("r", seq(3))).isEqualTo(new Found.There(said(3)));
    assertThat(messages().find("r", seq(4))).isEqualTo(new Found.There(said(4)));
  }

  @Test
  void what_is_no_message_is_not_there() {
    put(3, new Content.Unreadable(), null);
    put(4, new Content.Repaired(seq(1)), null);
    logged("r", seq(4));

    assertThat(messages().find("r", seq(3))).isEqualTo(new Found.NotThere());
    assertThat(messages().find("r", seq(4))).isEqualTo(new Found.NotThere());
  }

  @Test
  void what_has_expired_is_told_from_what_is_removed() {
    put(3, said(3), CLOCK.instant());
    put(4, new Content.Unreadable(), CLOCK.instant());
    logged("r", seq(4));

    assertThat(messages().find("r", seq(3))).isEqualTo(new Found.Expired(said(3)));
    assertThat(messages().find("r", seq(4))).isEqualTo(new Found.NotThere());
  }

  @Test
  void what_never_was_is_not_there() {
    logged("r", seq(9));

    assertThat(messages().find("r", seq(5))).isEqualTo(new Found.NotThere());
    assertThat(messages().find("r", Sequence.NONE)).isEqualTo(new Found.NotThere());
  }

  @Test
  void what_is_beyond_the_log_is_not_there_yet() {
    logged("r", seq(9));

    assertThat(messages().find("r", seq(10))).isEqualTo(new Found.NotYet());
    assertThat(messages().find("empty", seq(1))).isEqualTo(new Found.NotYet());
  }

  @Test
  void a_message_of_another_room_is_not_there() {
    put("s", new Event(seq(3), Sequence.NONE, said(3)), null);
    logged("r", seq(4));

    assertThat(messages().find("r", seq(3))).isEqualTo(new Found.NotThere());
  }
}
