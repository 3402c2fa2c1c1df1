package io.roomcast.removal;

import static io.roomcast.sqs.QueueMessages.seq;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.aws.Key;
import io.roomcast.events.Role;
import io.roomcast.table.Keys;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Remains} does. */
abstract class RemainsContract {

  static final Instant UNTIL = Instant.parse("2026-05-01T12:00:00Z");

  abstract Remains remains();

  /** The room is there, or it was deleted. */
  abstract void room(String room, boolean deleted);

  /** The user is a member, by the room's item and the user's own. */
  abstract void member(String room, String user, Role role);

  /** Whatever else. */
  abstract void put(Key key);

  abstract boolean has(Key key);

  /** In how many rooms the user is, and how many they own. */
  abstract List<Long> numbers(String user);

  @Test
  void it_is_known_which_rooms_were_deleted() {
    room("r", true);
    room("s", false);

    assertThat(remains().isDeleted("r")).isTrue();
    assertThat(remains().isDeleted("s")).isFalse();
    assertThat(remains().isDeleted("t")).isFalse();
  }

  @Test
  void memberships_end_some_at_a_time_and_users_are_in_fewer_rooms() {
    room("r", true);
    member("r", "olga", Role.OWNER);
    member("r", "mo", Role.MODERATOR);
    for (int n = 0; n < 130; n++) {
      member("r", "user" + n, Role.MEMBER);
    }
    member("s", "olga", Role.OWNER);
    member("s", "mo", Role.MEMBER);

    int times = 0;
    while (remains().endMemberships("r")) {
      times++;
    }

    assertThat(times).isGreaterThan(1);
    for (String user : List.of("olga", "mo", "user0", "user129")) {
      assertThat(has(Keys.member("r", user))).isFalse();
      assertThat(has(Keys.userRoom(user, "r"))).isFalse();
    }
    assertThat(numbers("olga")).containsExactly(1L, 1L);
    assertThat(numbers("mo")).containsExactly(1L, 0L);
    assertThat(numbers("user7")).containsExactly(0L, 0L);
    assertThat(has(Keys.member("s", "olga"))).isTrue();
    assertThat(remains().endMemberships("r")).isFalse();
  }

  @Test
  void what_else_the_room_knows_of_users_is_forgotten_and_what_late_events_find_is_kept() {
    room("r", true);
    List<Key> forgotten =
        List.of(Keys.request("r", "bob"), Keys.member("r", "banned"), new Key("ROOM#r", "A"));
    List<Key> kept = List.of(Keys.head("r"), Keys.log("r"), Keys.counters("r"), Keys.pace("r"));
    forgotten.forEach(this::put);
    kept.forEach(this::put);

    while (remains().endMemberships("r")) {
      assertThat(numbers("banned")).containsExactly(0L, 0L);
    }

    assertThat(forgotten).noneMatch(this::has);
    assertThat(kept).allMatch(this::has);
    assertThat(remains().isDeleted("r")).isTrue();
  }

  @Test
  void events_are_removed_some_at_a_time_and_no_other_rooms() {
    for (int n = 1; n <= 7; n++) {
      put(Keys.event("r", seq(n)));
      put(Keys.event("rr", seq(n)));
    }
    List<Key> found =
        List.of(Keys.reply("r", seq(1), seq(2)), Keys.pin("r", seq(3)), Keys.pin("r", seq(4)));
    found.forEach(this::put);
    put(Keys.pin("rr", seq(1)));

    while (remains().removeEvents("r")) {
      assertThat(has(Keys.event("rr", seq(1)))).isTrue();
    }

    for (int n = 1; n <= 7; n++) {
      assertThat(has(Keys.event("r", seq(n)))).isFalse();
      assertThat(has(Keys.event("rr", seq(n)))).isTrue();
    }
    assertThat(found).noneMatch(this::has);
    assertThat(has(Keys.pin("rr", seq(1)))).isTrue();
  }

  @Test
  void a_room_that_is_buried_stays_deleted_and_one_that_is_there_is_not_buried() {
    room("r", true);
    room("s", false);

    for (String room : List.of("r", "r", "s")) {
      remains().bury(room, UNTIL);
    }

    assertThat(remains().isDeleted("r")).isTrue();
    assertThat(remains().isDeleted("s")).isFalse();
    assertThat(has(Keys.room("s"))).isTrue();
  }
}
