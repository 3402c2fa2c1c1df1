package io.roomcast.timeline;

import static io.roomcast.timeline.Messages.message;
import static io.roomcast.timeline.Messages.seq;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Access;
import io.roomcast.events.Body;
import io.roomcast.events.Content;
import io.roomcast.events.Deleted;
import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import io.roomcast.events.User;
import io.roomcast.table.Heads;
import io.roomcast.table.Room;
import io.roomcast.table.StoredRoom;
import io.roomcast.timeline.Standings.Unread;
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
    return standings().unread("tea", seq(after), userId).messages();
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
    assertThat(standings().unread("jam", Sequence.NONE, "ana")).isEqualTo(Unread.NONE);
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
                null,
                new Deleted(seq(5), NOW, "bob"),
                null,
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

  @Test
  void those_are_counted_among_the_unread_that_mention_the_user() {
    put("tea", mentioning(1, "bob", "ana"), null);
    put("tea", mentioning(2, "bob", "ana", "cyd"), null);
    put("tea", mentioning(3, "bob", "cyd"), null);
    put("tea", mentioning(4, "ana", "cyd"), null);
    put("tea", message(5, 4), null);
    put("tea", mentioning(6, "bob", "ana"), NOW);

    assertThat(standings().unread("tea", seq(0), "ana")).isEqualTo(new Unread(4, 2));
    assertThat(standings().unread("tea", seq(1), "ana")).isEqualTo(new Unread(3, 1));
    assertThat(standings().unread("tea", seq(0), "cyd")).isEqualTo(new Unread(5, 3));
    assertThat(standings().unread("tea", seq(0), "anabel")).isEqualTo(new Unread(5, 0));
  }

  @Test
  void a_hundred_mentions_are_counted_and_no_more() {
    for (int n = 1; n <= 150; n++) {
      put("tea", n % 2 == 0 ? message(n, n - 1) : mentioning(n, "bob", "ana"), null);
    }
    assertThat(standings().unread("tea", seq(0), "ana")).isEqualTo(new Unread(100, 50));
    for (int n = 151; n <= 270; n++) {
      put("tea", mentioning(n, "bob", "ana"), null);
    }

    assertThat(standings().unread("tea", seq(150), "ana")).isEqualTo(new Unread(100, 100));
  }

  private static Event mentioning(int number, String author, String... users) {
    return new Event(
        seq(number),
        seq(number - 1),
        new Content.Message(
            new User(author, author),
            NOW,
            "AAAAAAAAAAAAAAAAAAAAAA",
            "c" + number,
            Body.of("@you"),
            null,
            List.of(users)));
  }
}
