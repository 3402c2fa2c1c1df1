package io.roomcast.timeline;

import static io.roomcast.timeline.Messages.message;
import static io.roomcast.timeline.Messages.seq;
import static io.roomcast.timeline.Messages.seqs;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Changes;
import io.roomcast.events.Content;
import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import io.roomcast.events.User;
import io.roomcast.timeline.Pins.Page;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link Pins} does. */
abstract class PinsContract {

  static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final User BOB = new User("bob", "Bob");

  abstract Pins pins();

  /** An event of room r, as history logs it. */
  abstract void put(Event event, @Nullable Instant expiresAt);

  /** That the pin at a place keeps a message at hand, as history notes it. */
  abstract void pointer(int pin, int target);

  static Event pinned(int number, int pin) {
    Content.Message said = (Content.Message) message(number, number - 1).content();
    return new Event(
        seq(number),
        seq(number - 1),
        Changes.apply(said, seq(pin), new Content.Pin(BOB, NOW, "p", seq(number), true)));
  }

  private void pin(int number, int pin) {
    put(pinned(number, pin), null);
    pointer(pin, number);
  }

  private static List<Sequence> places(Page page) {
    return page.events().stream().map(Event::seq).toList();
  }

  @Test
  void a_room_without_pins_has_none() {
    put(message(1, 0), null);

    assertThat(pins().page("r", null, 10)).isEqualTo(new Page(List.of(), null));
  }

  @Test
  void what_was_pinned_last_comes_first() {
    pin(5, 100);
    pin(3, 20);
    pin(7, 9);

    Page page = pins().page("r", null, 10);

    assertThat(places(page)).isEqualTo(seqs(5, 3, 7));
    assertThat(page.next()).isNull();
    assertThat(page.events().getFirst())
        .as("as in a view")
        .isEqualTo(new Event(seq(5), null, pinned(5, 100).content()));
    assertThat(pins().page("s", null, 10)).isEqualTo(new Page(List.of(), null));
  }

  @Test
  void pages_go_on_where_the_last_one_ended_until_there_are_no_more() {
    for (int n = 1; n <= 7; n++) {
      pin(n, 20 + n);
    }
    List<Sequence> read = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    Sequence before = null;
    do {
      Page page = pins().page("r", before, 3);
      read.addAll(places(page));
      sizes.add(page.events().size());
      before = page.next();
    } while (before != null);

    assertThat(read).isEqualTo(seqs(7, 6, 5, 4, 3, 2, 1));
    assertThat(sizes).containsExactly(3, 3, 1);
    assertThat(pins().page("r", seq(24), 3).next()).as("the last page").isNull();
  }

  @Test
  void what_has_expired_or_is_pinned_by_that_no_longer_is_left_out() {
    put(pinned(1, 21), NOW);
    pointer(21, 1);
    put(pinned(2, 29), null);
    pointer(22, 2);
    put(message(3, 2), null);
    pointer(23, 3);
    put(pinned(4, 24), NOW.plusSeconds(1));
    pointer(24, 4);
    pointer(25, 5);

    assertThat(places(pins().page("r", null, 10))).isEqualTo(seqs(4));
    assertThat(pins().page("r", seq(24), 2)).isEqualTo(new Page(List.of(), seq(22)));
  }
}
