package io.roomcast.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Access;
import io.roomcast.events.Posting;
import io.roomcast.events.Role;
import io.roomcast.events.Sequence;
import io.roomcast.events.User;
import io.roomcast.table.Room;
import io.roomcast.table.UserRoom;
import io.roomcast.table.UserRooms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Register} does, in rooms of three members. */
abstract class RegisterContract {

  static final int MEMBERS = 3;
  static final int ROOMS = 4;
  static final int OWNED = 3;
  static final Limits LIMITS = new Limits(MEMBERS, ROOMS, OWNED);
  static final Instant NOW = Instant.parse("2026-01-31T12:00:00.123Z");
  private static final Room TEA = new Room("Tea", "Green", Access.REQUEST, Posting.ALL, 0, 1);
  private static final Mark CREATED = new Mark("createRoom#ana#c1", NOW);
  private static final Mark MARK = new Mark("kick#ana", NOW.plusMillis(7));
  private static final Membership ANA = Membership.none("ana").named("Ana").as(Role.OWNER, CREATED);

  abstract Register register();

  abstract UserRooms userRooms();

  /** Live delivery in the room is so far. */
  abstract void delivered(String room, Sequence head);

  /** The places that the directory has, in order. */
  abstract List<String> listed();

  @BeforeEach
  void create() {
    assertThat(register().write(new Write.Create("r", TEA, ANA))).isTrue();
  }

  @Test
  void a_room_is_made_with_its_owner() {
    assertThat(register().read("r", "ana", "bob"))
        .isEqualTo(
            new Situation(
                new RoomState(TEA, 1, 1, Set.of("ana"), CREATED),
                null,
                ANA,
                Membership.none("bob"),
                null,
                new Allowance(true, true)));
    assertThat(register().read("r", "ana", "ana").target()).isEqualTo(ANA);
  }

  @Test
  void a_room_that_is_there_is_not_made_again() {
    Membership bob = Membership.none("bob").as(Role.OWNER, CREATED);

    assertThat(register().write(new Write.Create("r", TEA, bob))).isFalse();
    assertThat(member("bob").isMember()).isFalse();
  }

  @Test
  void a_room_that_nobody_made_is_not_there() {
    assertThat(register().read("s", "ana", "bob"))
        .isEqualTo(
            new Situation(
                null,
                null,
                Membership.none("ana"),
                Membership.none("bob"),
                null,
                new Allowance(true, true)));
  }

  @Test
  void an_update_is_of_the_version_before() {
    Room next = new Room("Coffee", "", Access.OPEN, Posting.MODERATORS, 30, 2);

    assertThat(register().write(new Write.Update("r", ANA, TEA, next, MARK))).isTrue();
    assertThat(room()).isEqualTo(new RoomState(next, 1, 1, Set.of("ana"), MARK));
    assertThat(register().write(new Write.Update("r", ANA, TEA, next, MARK))).isFalse();
  }

  @Test
  void the_directory_has_a_room_where_its_name_and_its_access_put_it() {
    assertThat(listed()).containsExactly("tea\tr");

    Room topic = new Room("TEA", "Black", Access.REQUEST, Posting.ALL, 0, 2);
    assertThat(register().write(new Write.Update("r", ANA, TEA, topic, MARK))).isTrue();
    assertThat(listed()).containsExactly("tea\tr");

    Room coffee = new Room("Coffee", "", Access.OPEN, Posting.ALL, 0, 3);
    assertThat(register().write(new Write.Update("r", ANA, topic, coffee, MARK))).isTrue();
    assertThat(listed()).containsExactly("coffee\tr");

    Room secret = new Room("Coffee", "", Access.INVITE, Posting.ALL, 0, 4);
    assertThat(register().write(new Write.Update("r", ANA, coffee, secret, MARK))).isTrue();
    assertThat(listed()).isEmpty();
    assertThat(register().write(new Write.Update("r", ANA, topic, coffee, MARK))).isFalse();
    assertThat(listed()).as("of an update that came too late").isEmpty();

    Room again = new Room("Coffee", "", Access.REQUEST, Posting.ALL, 0, 5);
    assertThat(register().write(new Write.Update("r", ANA, secret, again, MARK))).isTrue();
    assertThat(listed()).containsExactly("coffee\tr");
  }

  @Test
  void who_has_lost_the_role_updates_nothing() {
    Membership was = ANA.as(Role.MODERATOR, MARK);
    Room next = new Room("Coffee", "", Access.OPEN, Posting.ALL, 0, 2);

    assertThat(register().write(new Write.Update("r", was, TEA, next, MARK))).isFalse();
    assertThat(room().settings()).isEqualTo(TEA);
  }

  @Test
  void a_room_that_was_deleted_is_not_there_for_any_write_and_its_id_stays_taken() {
    Membership bob = in("bob", Role.MEMBER);
    ask("dan", Duration.ofDays(1));
    Membership dan = Membership.none("dan");
    Room next = new Room("Coffee", "", Access.OPEN, Posting.ALL, 0, 2);

    assertThat(register().write(new Write.Delete("r", bob.as(Role.OWNER, MARK), TEA, MARK)))
        .as("by one who is no owner")
        .isFalse();
    assertThat(register().write(new Write.Delete("r", ANA, next, MARK))).as("too late").isFalse();
    assertThat(register().write(new Write.Delete("r", ANA, TEA, MARK))).isTrue();

    Situation gone = register().read("r", "ana", "bob");
    assertThat(gone.room()).isNull();
    assertThat(gone.deletion()).isEqualTo(new Deletion(TEA.next(), MARK));
    assertThat(gone.target()).isEqualTo(bob);
    assertThat(listed()).isEmpty();
    for (Write write :
        List.of(
            new Write.Create("r", TEA, ANA),
            new Write.Update("r", ANA, TEA, next, MARK),
            new Write.Update("r", ANA, TEA.next(), next.next(), MARK),
            new Write.Delete("r", ANA, TEA, MARK),
            new Write.Delete("r", ANA, TEA.next(), MARK),
            new Write.Change("r", ANA, bob, bob.out(false, MARK), false),
            new Write.Change("r", ANA, bob, bob.silent(NOW.plusSeconds(9), MARK), false),
            new Write.Change("r", ANA, dan, dan.as(Role.MEMBER, MARK), true),
            new Write.Change("r", ANA, dan, dan.out(true, MARK), false),
            new Write.Ask(
                "r", new JoinRequest(new User("eve", "Eve"), "", NOW.plusSeconds(99), null)))) {
      assertThat(register().write(write)).as(write.toString()).isFalse();
    }
    assertThat(member("bob")).isEqualTo(bob);
    assertThat(member("dan")).isEqualTo(dan);
  }

  @Test
  void a_member_comes_and_goes_and_is_counted() {
    Membership bob = in("bob", Role.MEMBER);

    assertThat(member("bob")).isEqualTo(bob);
    assertThat(room().members()).isEqualTo(2);
    Membership out = bob.out(false, MARK);
    assertThat(change(ANA, bob, out)).isTrue();
    assertThat(member("bob")).isEqualTo(out);
    assertThat(room().members()).isEqualTo(1);
  }

  @Test
  void a_users_rooms_come_and_go_with_the_membership() {
    assertThat(roomsOf("ana")).containsExactly(new UserRoom("r", Role.OWNER, Sequence.NONE));
    delivered("r", Sequence.of(10, "7"));

    Membership bob = in("bob", Role.MEMBER);
    assertThat(roomsOf("bob"))
        .containsExactly(new UserRoom("r", Role.MEMBER, Sequence.of(10, "7")));
    Membership moderator = bob.as(Role.MODERATOR, MARK);
    assertThat(change(ANA, bob, moderator)).isTrue();
    assertThat(roomsOf("bob"))
        .containsExactly(new UserRoom("r", Role.MODERATOR, Sequence.of(10, "7")));
    Membership silent = moderator.silent(NOW.plusSeconds(60), MARK);
    assertThat(change(ANA, moderator, silent)).isTrue();
    assertThat(roomsOf("bob")).hasSize(1);

    assertThat(change(ANA, silent, silent.out(true, MARK))).isTrue();
    assertThat(roomsOf("bob")).isEmpty();
  }

  @Test
  void a_users_rooms_stay_as_they_are_where_the_membership_does() {
    Membership bob = in("bob", Role.MEMBER);
    assertThat(change(ANA, bob, bob.silent(NOW.plusSeconds(60), MARK))).isTrue();

    assertThat(change(ANA, bob, bob.out(false, MARK))).isFalse();
    assertThat(roomsOf("bob")).hasSize(1);
  }

  @Test
  void who_is_in_as_many_rooms_as_one_may_be_in_makes_none_and_is_let_into_none_until_one_less() {
    Membership bob = Membership.none("bob").named("Bob").as(Role.OWNER, CREATED);
    Membership none = Membership.none("ana");
    Membership in = none.as(Role.MEMBER, MARK);
    for (String room : List.of("r1", "r2")) {
      assertThat(register().write(new Write.Create(room, TEA, ANA))).isTrue();
    }
    for (String room : List.of("s1", "s2")) {
      assertThat(register().read(room, "bob", "ana").allowance().oneMore())
          .isEqualTo(room.equals("s1"));
      assertThat(register().write(new Write.Create(room, TEA, bob))).isTrue();
      assertThat(register().write(new Write.Change(room, bob, none, in, false)))
          .isEqualTo(room.equals("s1"));
    }
    assertThat(register().read("s2", "bob", "ana").target().isMember()).isFalse();
    assertThat(register().read("s2", "bob", "bob").allowance().oneMore()).as("another").isTrue();
    assertThat(register().write(new Write.Change("s1", in, in, in.out(false, MARK), false)))
        .isTrue();
    assertThat(register().write(new Write.Change("s2", bob, none, in, false))).isTrue();
    assertThat(roomsOf("ana")).hasSize(ROOMS);
  }

  @Test
  void who_owns_as_many_rooms_as_one_may_own_makes_none_and_gets_none_until_one_less() {
    Membership bob = in("bob", Role.MEMBER);
    Membership owner = bob.as(Role.OWNER, MARK);
    Membership other = Membership.none("bob").named("Bob").as(Role.OWNER, CREATED);
    for (int n = 1; n <= OWNED; n++) {
      assertThat(register().read("r" + n, "bob", "bob").allowance().ownsOneMore()).isTrue();
      assertThat(register().write(new Write.Create("r" + n, TEA, other))).isTrue();
    }

    assertThat(register().read("r", "ana", "bob").allowance())
        .isEqualTo(new Allowance(false, false));
    assertThat(change(ANA, bob, owner)).isFalse();
    assertThat(room().owners()).isEqualTo(1);
    assertThat(change(ANA, bob, bob.as(Role.MODERATOR, MARK))).as("no owner").isTrue();

    Membership moderator = bob.as(Role.MODERATOR, MARK);
    Membership cyn = Membership.none("cyn");
    Membership member = cyn.as(Role.MEMBER, MARK);
    assertThat(register().write(new Write.Change("r1", other, cyn, member, false))).isTrue();
    Membership heir = member.as(Role.OWNER, MARK);
    assertThat(register().write(new Write.Change("r1", other, member, heir, false))).isTrue();
    Membership down = other.as(Role.MEMBER, MARK);
    assertThat(register().write(new Write.Change("r1", other, other, down, false))).isTrue();
    assertThat(register().read("r", "ana", "bob").allowance().ownsOneMore()).isTrue();
    assertThat(change(ANA, moderator, moderator.as(Role.OWNER, MARK))).isTrue();
    assertThat(register().read("r", "ana", "bob").allowance().ownsOneMore()).isFalse();

    Membership again = moderator.as(Role.OWNER, MARK);
    assertThat(change(again, again, again.out(false, MARK))).as("who quits owns less").isTrue();
    assertThat(register().read("r", "ana", "bob").allowance()).isEqualTo(new Allowance(true, true));
  }

  private List<UserRoom> roomsOf(String userId) {
    return userRooms().page(userId, null, 10).rooms();
  }

  @Test
  void a_change_of_one_who_changed_meanwhile_is_none() {
    Membership bob = in("bob", Role.MEMBER);
    assertThat(change(ANA, bob, bob.silent(NOW.plusSeconds(60), MARK))).isTrue();

    assertThat(change(ANA, bob, bob.out(false, MARK))).isFalse();
    assertThat(member("bob").mutedUntil()).isEqualTo(NOW.plusSeconds(60));
    assertThat(room().members()).isEqualTo(2);
  }

  @Test
  void a_change_by_one_who_has_lost_the_role_is_none() {
    Membership bob = in("bob", Role.MEMBER);
    Membership cyn = in("cyn", Role.MODERATOR);
    assertThat(change(ANA, cyn, cyn.as(Role.MEMBER, MARK))).isTrue();

    assertThat(change(cyn, bob, bob.out(false, MARK))).isFalse();
    assertThat(member("bob")).isEqualTo(bob);
  }

  @Test
  void who_is_banned_is_so_until_that_is_taken_back() {
    Membership bob = in("bob", Role.MEMBER);
    Membership banned = bob.out(true, MARK);
    assertThat(change(ANA, bob, banned)).isTrue();
    assertThat(member("bob")).isEqualTo(banned);

    assertThat(change(ANA, banned, banned.out(false, MARK))).isTrue();
    assertThat(member("bob").banned()).isFalse();
    assertThat(room().members()).isEqualTo(1);
  }

  @Test
  void the_last_owner_does_not_go_and_the_one_before_does() {
    Membership bob = in("bob", Role.MEMBER);
    Membership owner = bob.as(Role.OWNER, MARK);
    assertThat(change(ANA, bob, owner)).isTrue();
    assertThat(room().owners()).isEqualTo(2);

    assertThat(change(ANA, ANA, ANA.out(false, MARK))).isTrue();
    assertThat(room().owners()).isEqualTo(1);
    assertThat(change(owner, owner, owner.out(false, MARK))).isFalse();
    assertThat(change(owner, owner, owner.as(Role.MEMBER, MARK))).isFalse();
    assertThat(member("bob").role()).isEqualTo(Role.OWNER);
  }

  @Test
  void a_full_room_takes_no_one_more() {
    in("bob", Role.MEMBER);
    in("cyn", Role.MEMBER);
    Membership dan = Membership.none("dan");

    assertThat(change(ANA, dan, dan.as(Role.MEMBER, MARK))).isFalse();
    assertThat(room().members()).isEqualTo(MEMBERS);
  }

  @Test
  void a_request_is_there_until_it_is_answered_once() {
    JoinRequest request = ask("bob", Duration.ofDays(1));
    Membership bob = Membership.none("bob");
    Write admit = new Write.Change("r", ANA, bob, bob.named("Bob").as(Role.MEMBER, MARK), true);
    assertThat(register().read("r", "ana", "bob").request()).isEqualTo(request);

    assertThat(register().write(admit)).isTrue();
    assertThat(register().read("r", "ana", "bob").request()).isNull();
    assertThat(register().write(admit)).isFalse();
    assertThat(register().write(new Write.Decline("r", ANA, "bob"))).isFalse();
    assertThat(member("bob").user()).isEqualTo(new User("bob", "Bob"));
  }

  @Test
  void a_request_that_is_open_is_not_made_again() {
    JoinRequest first = ask("bob", Duration.ofDays(1));
    JoinRequest second =
        new JoinRequest(new User("bob", "Bob"), "now!", first.expiresAt().plusSeconds(9), null);

    assertThat(register().write(new Write.Ask("r", second))).isFalse();
    assertThat(register().read("r", "ana", "bob").request()).isEqualTo(first);
  }

  @Test
  void it_is_known_who_moderates() {
    Membership bob = in("bob", Role.MEMBER);
    Membership moderator = bob.as(Role.MODERATOR, MARK);
    assertThat(change(ANA, bob, moderator)).isTrue();
    assertThat(room().moderators()).containsExactlyInAnyOrder("ana", "bob");

    Membership owner = moderator.as(Role.OWNER, MARK);
    assertThat(change(ANA, moderator, owner)).isTrue();
    assertThat(room().moderators()).containsExactlyInAnyOrder("ana", "bob");
    assertThat(change(owner, ANA, ANA.as(Role.MEMBER, MARK))).isTrue();
    assertThat(room().moderators()).containsExactly("bob");

    Membership again = owner.as(Role.OWNER, MARK);
    assertThat(change(owner, owner, again)).isTrue();
    assertThat(room().moderators()).containsExactly("bob");
  }

  @Test
  void who_moderates_and_goes_moderates_no_more() {
    Membership bob = in("bob", Role.MEMBER);
    Membership moderator = bob.as(Role.MODERATOR, MARK);
    assertThat(change(ANA, bob, moderator)).isTrue();

    assertThat(change(ANA, moderator, moderator.out(true, MARK))).isTrue();
    assertThat(room().moderators()).containsExactly("ana");
  }

  @Test
  void a_request_that_was_declined_is_not_admitted_until_it_is_made_anew() {
    ask("bob", Duration.ofDays(1));
    Membership bob = Membership.none("bob");
    Write admit = new Write.Change("r", ANA, bob, bob.as(Role.MEMBER, MARK), true);

    assertThat(register().write(new Write.Decline("r", ANA, "bob"))).isTrue();
    assertThat(register().write(new Write.Decline("r", ANA, "bob"))).isFalse();
    JoinRequest declined = register().read("r", "ana", "bob").request();
    assertThat(declined).isNotNull().extracting(JoinRequest::declinedBy).isEqualTo("ana");
    assertThat(register().write(admit)).isFalse();
    ask("bob", Duration.ofDays(1));
    assertThat(register().write(admit)).isTrue();
  }

  @Test
  void a_request_that_has_expired_is_none() {
    ask("bob", Duration.ZERO);
    Membership bob = Membership.none("bob");

    assertThat(register().read("r", "ana", "bob").request()).isNull();
    assertThat(register().write(new Write.Change("r", ANA, bob, bob.as(Role.MEMBER, MARK), true)))
        .isFalse();
  }

  @Test
  void who_is_banned_has_asked_for_nothing() {
    ask("bob", Duration.ofDays(1));
    Membership bob = Membership.none("bob");

    assertThat(change(ANA, bob, bob.out(true, MARK))).isTrue();
    assertThat(register().read("r", "ana", "bob").request()).isNull();
  }

  private JoinRequest ask(String user, Duration open) {
    // As the table keeps it: whole seconds.
    Instant until = Instant.ofEpochSecond(NOW.plus(open).getEpochSecond());
    JoinRequest request = new JoinRequest(new User(user, "Bob"), "please", until, null);
    assertThat(register().write(new Write.Ask("r", request))).isTrue();
    return request;
  }

  private Membership in(String user, Role role) {
    Membership none = Membership.none(user);
    Membership member = none.named(user + "'s name").as(role, new Mark("invite#ana", NOW));
    assertThat(change(ANA, none, member)).isTrue();
    return member;
  }

  private boolean change(Membership actor, Membership before, Membership after) {
    return register().write(new Write.Change("r", actor, before, after, false));
  }

  private Membership member(String user) {
    return register().read("r", "ana", user).target();
  }

  private RoomState room() {
    RoomState state = register().read("r", "ana", "ana").room();
    assertThat(state).isNotNull();
    return java.util.Objects.requireNonNull(state);
  }
}
