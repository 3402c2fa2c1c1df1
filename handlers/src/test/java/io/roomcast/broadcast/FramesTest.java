package io.roomcast.broadcast;

import static io.roomcast.sqs.QueueMessages.CODEC;
import static io.roomcast.sqs.QueueMessages.said;
import static io.roomcast.sqs.QueueMessages.seq;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Codec;
import io.roomcast.events.Decoded;
import io.roomcast.events.Event;
import io.roomcast.events.Push;
import io.roomcast.events.ServerFrame;
import io.roomcast.publishing.Inbox;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FramesTest {

  private final Frames frames = new Frames(CODEC);

  @Test
  void a_batch_is_one_frame() {
    List<Event> events = events(10, "hello");

    assertThat(frames.of("r", events))
        .singleElement()
        .satisfies(frame -> assertThat(read(frame)).isEqualTo(new Push.Events("r", events)));
  }

  @Test
  void the_frame_of_an_inbox_names_it_as_the_client_does() {
    List<Event> events = events(1, "hello");

    assertThat(frames.of(Inbox.of("ana"), events))
        .singleElement()
        .satisfies(frame -> assertThat(read(frame)).isEqualTo(new Push.Events("@me", events)));
  }

  @Test
  void a_batch_over_the_limit_of_a_frame_is_split_between_events() {
    List<Event> events = events(10, "\u00e9".repeat(4_000));

    List<String> split = frames.of("r", events);

    assertThat(split).hasSize(4);
    assertThat(split).allMatch(frame -> frame.getBytes(UTF_8).length <= Codec.MAX_FRAME_BYTES);
    assertThat(split.stream().flatMap(frame -> read(frame).events().stream()))
        .containsExactlyElementsOf(events);
  }

  @Test
  void a_frame_is_filled_up_to_the_last_byte_of_the_limit() {
    List<Event> events = new ArrayList<>(events(8, "x".repeat(3_700)));
    int without =
        CODEC.encode(new Push.Events("r", events)).length() + 1 + CODEC.size(event(9, ""));
    int left = Codec.MAX_FRAME_BYTES - without;
    assertThat(left).isBetween(1, 4_000);

    events.add(event(9, "y".repeat(left)));
    assertThat(frames.of("r", events))
        .singleElement()
        .satisfies(frame -> assertThat(frame).hasSize(Codec.MAX_FRAME_BYTES));

    events.set(8, event(9, "y".repeat(left + 1)));
    assertThat(frames.of("r", events)).hasSize(2);
  }

  private static List<Event> events(int count, String text) {
    return LongStream.rangeClosed(1, count).mapToObj(n -> event(n, text)).toList();
  }

  private static Event event(long number, String text) {
    return new Event(seq(number + 10), seq(number + 9), said(number, text));
  }

  private static Push.Events read(String frame) {
    return switch (CODEC.serverFrame(frame)) {
      case Decoded.Valid<ServerFrame>(Push.Events events) -> events;
      case Decoded<ServerFrame> other -> throw new AssertionError(other);
    };
  }
}
