package io.roomcast.removal;

import static io.roomcast.sqs.QueueMessages.SENT_AT;
import static io.roomcast.sqs.QueueMessages.delivery;
import static io.roomcast.sqs.QueueMessages.said;
import static io.roomcast.sqs.QueueMessages.seq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roomcast.events.Access;
import io.roomcast.events.Codec;
import io.roomcast.events.Content;
import io.roomcast.events.Posting;
import io.roomcast.events.RoomChange;
import io.roomcast.events.Sequence;
import io.roomcast.events.User;
import io.roomcast.sockets.RecordedSockets;
import io.roomcast.sqs.Delivery;
import io.roomcast.sqs.QueueMessages;
import io.roomcast.table.Connection;
import io.roomcast.table.InMemoryConnections;
import io.roomcast.table.InMemoryHeads;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredDeletion;
import io.roomcast.table.StoredLog;
import io.roomcast.table.StoredMember;
import io.roomcast.table.StoredRoom;
import io.roomcast.table.StoredUserRoom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What was deleted is removed, and whatever comes between, it ends. */
class RemovingTest {

  private static final String ROOM = "r";
  private static final Codec CODEC = new Codec();
  private static final Delivery DELETED =
      delivery(
          9,
          new Content.Room(
              new User("olga", "Olga"),
              SENT_AT,
              RoomChange.DELETED,
              "Tea",
              "",
              Access.OPEN,
              Posting.ALL,
              0,
              2));

  private final InMemoryTable table = new InMemoryTable();
  private final InMemoryConnections connections = new InMemoryConnections(table, () -> SENT_AT);
  private final InMemoryHeads heads = new InMemoryHeads(table);
  private final RecordedSockets sockets = new RecordedSockets();
  private final List<String> onward = new ArrayList<>();
  private Instant now = SENT_AT;
  private int stepsUntilFailure = Integer.MAX_VALUE;

  /** The room with five members, of whom three are connected, a request, and seven events. */
  private void room() {
    table.put(
        Keys.room(ROOM),
        new StoredDeletion(StoredRoom.of(Access.OPEN).room(), "deleteRoom#olga", SENT_AT));
    for (String user : List.of("olga", "mo", "mel", "max", "mia")) {
      table.put(Keys.member(ROOM, user), StoredMember.named(user));
      table.put(Keys.userRoom(user, ROOM), new StoredUserRoom("member", Sequence.NONE, null));
    }
    table.put(Keys.request(ROOM, "bob"), "please");
    for (String user : List.of("olga", "mo", "mel")) {
      Connection connection = new Connection(user + "=", user, user, SENT_AT);
      connections.connect(connection);
      table.put(
          Keys.connection(user + "="),
          new InMemoryConnections.Meta(connection, Set.of(ROOM, "other")));
      table.put(Keys.socket(ROOM, user + "="), new InMemoryConnections.Socket(connection));
    }
    table.put(Keys.log(ROOM), new StoredLog(seq(7), null));
    for (int n = 1; n <= 7; n++) {
      table.put(Keys.event(ROOM, seq(n)), said(n));
    }
  }

  private void consume(Delivery... deliveries) {
    new Removing(
            new Failing(new InMemoryRemains(table)),
            new Evictions(connections, heads, sockets, CODEC),
            (room, delivery) -> onward.add(room + " " + delivery.seq()),
            () -> now)
        .consume(QueueMessages.batch(ROOM, List.of(deliveries)));
  }

  private void assertRemoved() {
    assertThat(table.keys())
        .filteredOn(key -> key.contains("#r ") || key.endsWith("#r"))
        .containsExactlyInAnyOrder("ROOM#r HEAD", "ROOM#r LOG", "ROOM#r META");
    assertThat(table.get(Keys.room(ROOM), StoredDeletion.class))
        .isEqualTo(new StoredDeletion(null, "deleteRoom#olga", SENT_AT));
    assertThat(table.get(Keys.log(ROOM), StoredLog.class))
        .isEqualTo(new StoredLog(seq(7), null, true));
    for (String user : List.of("olga", "mo", "mel")) {
      assertThat(connections.rooms(user + "=")).containsExactly("other");
    }
    assertThat(heads.read(ROOM).version())
        .as("lists that are remembered are not true")
        .isPositive();
  }

  @Test
  void nothing_is_left_but_what_keeps_the_id_and_who_was_connected_is_told() {
    room();

    consume(DELETED);

    assertRemoved();
    assertThat(onward).isEmpty();
    assertThat(sockets.done())
        .containsExactlyInAnyOrder(
            "post olga= {\"type\":\"left\",\"room\":\"r\",\"reason\":\"deleted\"}",
            "post mo= {\"type\":\"left\",\"room\":\"r\",\"reason\":\"deleted\"}",
            "post mel= {\"type\":\"left\",\"room\":\"r\",\"reason\":\"deleted\"}");
  }

  @Test
  void again_it_changes_nothing() {
    room();
    consume(DELETED);
    List<String> before = table.keys();

    consume(DELETED, delivery(9, DELETED.content()));

    assertThat(table.keys()).isEqualTo(before);
    assertRemoved();
  }

  @Test
  void wherever_it_is_interrupted_the_next_try_ends_it() {
    for (int steps = 0; steps < 11; steps++) {
      room();
      stepsUntilFailure = steps;
      assertThatThrownBy(() -> consume(DELETED)).hasMessage("interrupted");

      stepsUntilFailure = Integer.MAX_VALUE;
      consume(DELETED);

      assertRemoved();
    }
  }

  @Test
  void what_one_invocation_has_no_time_for_goes_on_in_the_next_and_comes_to_an_end() {
    room();
    now = SENT_AT.plus(Duration.ofMinutes(1));
    int invocations = 0;
    do {
      onward.clear();
      consume(DELETED);
      invocations++;
    } while (!onward.isEmpty());

    assertThat(invocations).isBetween(3, 20);
    assertRemoved();
  }

  @Test
  void it_goes_on_by_the_event_that_it_began_with() {
    room();
    now = SENT_AT.plus(Duration.ofMinutes(1));

    consume(DELETED);

    assertThat(onward).containsExactly("r " + seq(9));
  }

  @Test
  void a_room_that_was_not_deleted_stays_as_it_is() {
    room();
    table.put(Keys.room(ROOM), StoredRoom.of(Access.OPEN));
    List<String> before = table.keys();

    consume(DELETED);

    assertThat(table.keys()).isEqualTo(before);
    assertThat(sockets.done()).isEmpty();
  }

  @Test
  void an_event_that_cannot_be_read_removes_the_room_as_well() {
    room();

    consume(delivery(9, new Content.Unreadable()));

    assertRemoved();
  }

  @Test
  void who_cannot_be_told_is_out_as_well() {
    room();
    sockets.fail("post");

    consume(DELETED);

    assertRemoved();
  }

  /** Fails after so many steps. */
  private final class Failing implements Remains {

    private final Remains remains;

    Failing(Remains remains) {
      this.remains = remains;
    }

    private void step() {
      if (stepsUntilFailure-- <= 0) {
        throw new IllegalStateException("interrupted");
      }
    }

    @Override
    public boolean isDeleted(String room) {
      return remains.isDeleted(room);
    }

    @Override
    public boolean endMemberships(String room) {
      step();
      return remains.endMemberships(room);
    }

    @Override
    public void closeLog(String room) {
      step();
      remains.closeLog(room);
    }

    @Override
    public boolean removeEvents(String room) {
      step();
      return remains.removeEvents(room);
    }

    @Override
    public void bury(String room, Instant until) {
      step();
      remains.bury(room, until);
    }
  }
}
