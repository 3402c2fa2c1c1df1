package io.roomcast.rooms;

import static io.roomcast.aws.Item.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.aws.Table;
import io.roomcast.events.Access;
import io.roomcast.events.Action;
import io.roomcast.events.Codec;
import io.roomcast.events.Posting;
import io.roomcast.events.Role;
import io.roomcast.events.User;
import io.roomcast.publishing.InMemoryTopic;
import io.roomcast.sockets.Frame;
import io.roomcast.sockets.RecordedSockets;
import io.roomcast.table.AtOnce;
import io.roomcast.table.Connection;
import io.roomcast.table.InMemoryConnections;
import io.roomcast.table.InMemoryHeads;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.LocalDynamoDb;
import io.roomcast.table.Room;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Two who do what only one may, over DynamoDB Local, many times each; 200 with {@code -Pfaults}.
 */
class RacesTest {

  private static final int ROUNDS = Integer.getInteger("roomcast.races", 60);
  private static final int MEMBERS = 4;
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  private static final Mark MADE = new Mark("made", NOW);
  private static final Membership ANA = Membership.none("ana").as(Role.OWNER, MADE);

  private final Table table = LocalDynamoDb.newTable();
  private final Register register =
      new DynamoDbRegister(table, new Limits(MEMBERS, 1_000, 1_000), () -> NOW);
  private final InMemoryTopic topic = new InMemoryTopic();
  private final InMemoryTable others = new InMemoryTable();
  private final Governing governing = governing(register, MEMBERS);

  private Governing governing(Register register, int memberLimit) {
    return new Governing(
        Set.of(),
        memberLimit,
        register,
        new Departures(
            new InMemoryConnections(others, () -> NOW),
            new InMemoryHeads(others),
            new RecordedSockets(),
            new Codec()),
        topic,
        () -> NOW);
  }

  @Test
  void of_two_owners_who_leave_at_once_one_stays() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      String room = room(seed, "bob", Role.OWNER);

      assertThat(
              AtOnce.all(
                  seed,
                  List.of(
                      () -> act("ana", new Action.QuitRoom(null, room)),
                      () -> act("bob", new Action.QuitRoom(null, room)))))
          .as("seed %d", seed)
          .containsExactlyInAnyOrder("ack", "LAST_OWNER");
      assertThat(state(room).owners()).as("seed %d", seed).isEqualTo(1);
      assertThat(state(room).members()).as("seed %d", seed).isEqualTo(1);
    }
  }

  @Test
  void of_an_owner_who_leaves_and_one_who_steps_down_one_stays() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      String room = room(seed, "bob", Role.OWNER);

      assertThat(
              AtOnce.all(
                  seed,
                  List.of(
                      () -> act("ana", new Action.SetRole(null, room, "ana", Role.MEMBER)),
                      () -> act("bob", new Action.QuitRoom(null, room)))))
          .as("seed %d", seed)
          .containsExactlyInAnyOrder("ack", "LAST_OWNER");
      assertThat(state(room).owners()).as("seed %d", seed).isEqualTo(1);
    }
  }

  @Test
  void of_two_moderators_who_answer_a_request_differently_one_is_heard() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      String room = room(seed, "bob", Role.MODERATOR);
      ask(room, "dan");
      int told = topic.published().size();

      List<String> outcomes =
          AtOnce.all(
              seed,
              List.of(
                  () -> act("ana", new Action.AnswerJoin(null, room, "dan", true)),
                  () -> act("bob", new Action.AnswerJoin(null, room, "dan", false))));

      assertThat(outcomes).as("seed %d", seed).containsExactlyInAnyOrder("ack", "USER_NOT_FOUND");
      boolean admitted = outcomes.getFirst().equals("ack");
      assertThat(register.read(room, "ana", "dan").target().isMember())
          .as("seed %d", seed)
          .isEqualTo(admitted);
      assertThat(topic.published().size() - told).as("seed %d", seed).isEqualTo(admitted ? 2 : 0);
    }
  }

  @Test
  void of_two_who_let_two_in_for_the_last_place_one_does() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      String room = room(seed, "bob", Role.MODERATOR);
      act("ana", new Action.Invite(null, room, "cyn"));
      ask(room, "dan");
      ask(room, "eve");

      assertThat(
              AtOnce.all(
                  seed,
                  List.of(
                      () -> act("ana", new Action.AnswerJoin(null, room, "dan", true)),
                      () -> act("bob", new Action.AnswerJoin(null, room, "eve", true)))))
          .as("seed %d", seed)
          .containsExactlyInAnyOrder("ack", "ROOM_FULL");
      assertThat(state(room).members()).as("seed %d", seed).isEqualTo(MEMBERS);
    }
  }

  @Test
  void of_two_who_are_made_moderators_where_one_more_may_be_one_is() {
    Register large =
        new DynamoDbRegister(LocalDynamoDb.newTable(), new Limits(100, 1_000, 1_000), () -> NOW);
    String room = "r_large";
    Room settings = new Room("Tea", "", Access.REQUEST, Posting.ALL, 0, 1);
    assertThat(large.write(new Write.Create(room, settings, ANA))).isTrue();
    for (int i = 0; i < RoomState.MOST_MODERATORS; i++) {
      Membership none = Membership.none("user" + i);
      Membership member = none.as(Role.MEMBER, MADE);
      assertThat(large.write(new Write.Change(room, ANA, none, member, false))).isTrue();
    }
    Governing governing = governing(large, 100);
    for (int i = 2; i < RoomState.MOST_MODERATORS; i++) {
      assertThat(act(governing, "ana", role(room, "user" + i, Role.MODERATOR))).isEqualTo("ack");
    }
    for (int seed = 0; seed < ROUNDS; seed++) {
      assertThat(
              AtOnce.all(
                  seed,
                  List.of(
                      () -> act(governing, "ana", role(room, "user0", Role.MODERATOR)),
                      () -> act(governing, "ana", role(room, "user1", Role.OWNER)))))
          .as("seed %d", seed)
          .containsExactlyInAnyOrder("ack", "LIMIT_REACHED");
      act(governing, "ana", role(room, "user0", Role.MEMBER));
      act(governing, "user1", role(room, "user1", Role.MEMBER));
      assertThat(Objects.requireNonNull(large.read(room, "ana", "ana").room()).moderators())
          .as("seed %d", seed)
          .hasSize(RoomState.MOST_MODERATORS - 1);
    }
  }

  @Test
  void of_two_requests_of_one_user_the_moderators_hear_once() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      String room = room(seed, "bob", Role.MODERATOR);
      int told = topic.published().size();

      assertThat(
              AtOnce.all(
                  seed,
                  List.of(
                      () -> act("dan", new Action.RequestJoin(null, room, "please")),
                      () -> act("dan", new Action.RequestJoin(null, room, "now")))))
          .as("seed %d", seed)
          .containsExactly("ack", "ack");
      assertThat(topic.published().size() - told).as("seed %d", seed).isEqualTo(2);
    }
  }

  @Test
  void of_two_ways_to_own_one_more_room_where_one_may_own_one_more_one_is_taken() {
    Register tight =
        new DynamoDbRegister(LocalDynamoDb.newTable(), new Limits(MEMBERS, 1_000, 2), () -> NOW);
    Governing governing = governing(tight, MEMBERS);
    for (int seed = 0; seed < ROUNDS; seed++) {
      String bob = "bob" + seed;
      Membership owner = Membership.none("cyn" + seed).as(Role.OWNER, MADE);
      String room = "r_" + seed;
      Room settings = new Room("Tea", "", Access.REQUEST, Posting.ALL, 0, 1);
      assertThat(tight.write(new Write.Create(room, settings, owner))).isTrue();
      Membership none = Membership.none(bob);
      Membership member = none.as(Role.MEMBER, MADE);
      assertThat(tight.write(new Write.Change(room, owner, none, member, false))).isTrue();
      assertThat(act(governing, bob, create("first"))).isEqualTo("ack");

      assertThat(
              AtOnce.all(
                  seed,
                  List.of(
                      () -> act(governing, bob, create("second")),
                      () -> act(governing, owner.user().id(), role(room, bob, Role.OWNER)))))
          .as("seed %d", seed)
          .containsExactlyInAnyOrder("ack", "LIMIT_REACHED");
      assertThat(tight.read(room, bob, bob).allowance())
          .as("seed %d", seed)
          .isEqualTo(new Allowance(true, false));
    }
  }

  @Test
  void of_two_owners_who_delete_a_room_at_once_both_have_and_it_is_told_once() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      String room = room(seed, "bob", Role.OWNER);
      int told = topic.published().size();

      assertThat(
              AtOnce.all(
                  seed,
                  List.of(
                      () -> act("ana", new Action.DeleteRoom(null, room)),
                      () -> act("bob", new Action.DeleteRoom(null, room)))))
          .as("seed %d", seed)
          .containsExactly("ack", "ack");
      assertThat(topic.published().size() - told).as("seed %d", seed).isEqualTo(1);
    }
  }

  @Test
  void of_a_deletion_and_what_changes_the_room_at_once_nothing_is_changed_after_it() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      String room = room(seed, "bob", Role.MODERATOR);
      Action.UpdateRoom renamed =
          new Action.UpdateRoom(null, room, 1, "Tea " + seed, null, Access.OPEN, null, null);

      List<String> outcomes =
          AtOnce.all(
              seed,
              List.of(
                  () -> act("ana", new Action.DeleteRoom(null, room)),
                  () -> act("bob", renamed),
                  () -> act("bob", new Action.Invite(null, room, "dan")),
                  () -> act("bob", new Action.Ban(null, room, "eve"))));

      assertThat(outcomes.getFirst()).as("seed %d", seed).isEqualTo("ack");
      assertThat(outcomes).as("seed %d", seed).isSubsetOf("ack", "ROOM_NOT_FOUND", "FORBIDDEN");
      Situation after = register.read(room, "bob", "dan");
      assertThat(after.room()).as("seed %d", seed).isNull();
      assertThat(after.deletion()).as("seed %d", seed).isNotNull();
      assertThat(after.target().isMember())
          .as("seed %d", seed)
          .isEqualTo(outcomes.get(2).equals("ack"));
      assertThat(register.read(room, "bob", "eve").target().banned())
          .as("seed %d", seed)
          .isEqualTo(outcomes.get(3).equals("ack"));
      assertThat(act("bob", new Action.Invite(null, room, "fay"))).isEqualTo("ROOM_NOT_FOUND");
    }
    assertThat(
            table
                .client()
                .query(
                    query ->
                        query
                            .tableName(table.name())
                            .keyConditionExpression("pk = :pk")
                            .expressionAttributeValues(Map.of(":pk", text("DIRECTORY"))))
                .items())
        .as("what the directory has of them")
        .isEmpty();
  }

  private static Action.CreateRoom create(String clientId) {
    return new Action.CreateRoom(null, clientId, "Tea", null, Access.OPEN, null, null);
  }

  private static Action.SetRole role(String room, String user, Role role) {
    return new Action.SetRole(null, room, user, role);
  }

  /** A room that ana owns, with one more in this role. */
  private String room(int seed, String user, Role role) {
    String room = "r_" + seed;
    Room settings = new Room("Tea", "", Access.REQUEST, Posting.ALL, 0, 1);
    Membership none = Membership.none(user);
    assertThat(register.write(new Write.Create(room, settings, ANA))).isTrue();
    Membership member = none.as(Role.MEMBER, MADE);
    assertThat(register.write(new Write.Change(room, ANA, none, member, false))).isTrue();
    assertThat(register.write(new Write.Change(room, ANA, member, member.as(role, MADE), false)))
        .isTrue();
    return room;
  }

  private void ask(String room, String user) {
    JoinRequest request = new JoinRequest(new User(user, user), "", NOW.plusSeconds(60), null);
    assertThat(register.write(new Write.Ask(room, request))).isTrue();
  }

  private RoomState state(String room) {
    return Objects.requireNonNull(register.read(room, "ana", "ana").room());
  }

  private String act(String user, Action action) {
    return act(governing, user, action);
  }

  private static String act(Governing governing, String user, Action action) {
    Connection connection = new Connection(user + "=", user, user, NOW);
    return House.outcome(
        governing.answer(new Frame(action, connection, NOW.plusSeconds(600), "correlation")));
  }
}
