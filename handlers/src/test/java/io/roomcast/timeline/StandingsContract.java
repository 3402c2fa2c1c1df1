package io.roomcast.timeline;

import static io.roomcast.timeline.Messages.message;
import static io.roomcast.timeline.Messages.seq;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Access;
import io.roomcast.events.Content;
import io.roomcast.events.Deleted;
import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import io.roomcast.events.User;
import io.roomcast.table.Heads;
import io.roomcast.table.Room;
import io.roomcast.table.StoredRoom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link Standings} does; all messages are bob's. */
abstract class StandingsContract {

  static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  static final Room TEA = StoredRoom.of(Access.REQUEST).room();

  abstract Standings standings();

  abstract Heads heads();

  /** A user made this room, and it has so many members. */
  abstract void make(String room, Room settings, int members);

  /** So many messages were counted in the room. */
  abstract void counted(String room, int messages);

  /** An event is in the log, as history puts it there. */
  abstract void put(String room, Event event, @Nullable Instant expiresAt);

  private int unread(int after, String userId) {
    return standings().unread("tea", seq(after), userId);
  }

  @Test
  void a_room_stands_as_its_items_say() {
    make("tea", TEA, 3);
    counted("tea", 7);
    heads().move("tea", seq(9), NOW, 0);
    counted("general", 2);

    assertThat(standings().read(List.of("tea", "general", "new")))
        .isEqualTo(
            Map.of(
                "tea", new Standing(Optional.of(TEA), 3, seq(9), 7),
                "general", new Standing(Optional.empty(), 0, Sequence.NONE, 2),
                "new", new Standing(Optional.empty(), 0, Sequence.NONE, 0)));
    assertThat(standings().read(List.of())).isEmpty();
  }

  @Test
  void what_others_said_after_a_place_is_unread() {
    IntStream.rangeClosed(1, 5).forEach(n -> put("tea", message(n, n - 1), null));
    put("teapot", message(6, 0), null);

    assertThat(unread(0, "ana")).isEqualTo(5);
    assertThat(unread(3, "ana")).isEqualTo(2);
    assertThat(unread(5, "ana")).isZero();
    assertThat(unread(0, "bob")).as("one's own").isZero();
    assertThat(standings().unread("jam", Sequence.NONE, "ana")).isZero();
  }

  @Test
  void only_messages_are_unread_that_are_still_there() {
    User bob = new User("bob", "Bob");
    put("tea", message(1, 0), null);
    put("tea", message(2, 1), NOW);
    put("tea", message(3, 2), NOW.plusSeconds(1));
    Content.Message said = (Content.Message) message(4, 3).content();
    put(
        "tea",
        new Event(
            seq(4),
            seq(3),
            new Content.Message(
                bob,
                NOW,
                said.messageId(),
                said.clientId(),
                null,
                null,
                null,
                new Deleted(seq(5), NOW, "bob"),
                null,
                seq(5))),
        null);
    put("tea", new Event(seq(5), seq(4), new Content.Delete(bob, NOW, "d", seq(4))), null);
    put("tea", new Event(seq(6), seq(5), new Content.Unreadable()), null);

    assertThat(unread(0, "ana")).isEqualTo(2);
  }

  @Test
  void no_more_than_a_hundred_are_counted_and_these_whatever_is_between_them() {
    User bob = new User("bob", "Bob");
    for (int n = 1; n <= 250; n++) {
      put(
          "tea",
          n % 3 != 0
              ? message(n, n - 1)
              : new Event(
                  seq(n), seq(n - 1), new Content.Reaction(bob, NOW, "r" + n, seq(1), "+", true)),
          null);
    }

    assertThat(unread(0, "ana")).isEqualTo(100);
    assertThat(unread(150, "ana")).isEqualTo(67);
  }
}
