package io.roomcast.interleaving;

import io.roomcast.aws.Key;
import io.roomcast.counters.Counting;
import io.roomcast.events.Access;
import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import io.roomcast.history.Appending;
import io.roomcast.rooms.Moderating;
import io.roomcast.sqs.QueueMessages;
import io.roomcast.table.Connection;
import io.roomcast.table.Connections;
import io.roomcast.table.Head;
import io.roomcast.table.Heads;
import io.roomcast.table.InMemoryConnections;
import io.roomcast.table.InMemoryHeads;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredEvent;
import io.roomcast.table.StoredLog;
import io.roomcast.table.StoredMember;
import io.roomcast.table.StoredRoom;
import io.roomcast.timeline.Answering;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The table and the ports over it. */
final class World {

  static final String ROOM = "r";
  static final Connection BOB = new Connection("bob=", "bob", "Bob", QueueMessages.SENT_AT);
  static final Connection OLGA = new Connection("olga=", "olga", "Olga", QueueMessages.SENT_AT);

  /** How many messages the room has from before. */
  static final int BEFORE = 1;

  private final Map<Class<?>, Function<InMemoryTable, Object>> ports = new HashMap<>();

  World(Mutant mutant) {
    ports.put(Heads.class, InMemoryHeads::new);
    ports.put(
        Connections.class, table -> new InMemoryConnections(table, () -> QueueMessages.SENT_AT));
    ports.putAll(Moderating.ports());
    ports.putAll(Answering.ports());
    ports.putAll(Appending.ports());
    ports.putAll(Counting.ports());
    switch (mutant) {
      case APPEND_WITHOUT_CONDITION -> ports.putAll(Appending.portsWithoutCondition());
      case COUNT_WITHOUT_CONDITION -> ports.putAll(Counting.portsWithoutCondition());
      case MEMBERSHIP_CHECKED_BEFORE -> ports.putAll(Answering.portsWithoutCondition());
      case NONE,
          QUERY_BEFORE_MOVE,
          LIST_WITHOUT_VERSION,
          PREV_FROM_MEMORY,
          CLIENT_DROPS,
          LET_GO_EARLY,
          MEMBERSHIP_ASKED_FIRST,
          COMPLETE_ALWAYS -> {}
      case FORGETS_BEFORE_VERSION -> ports.put(Connections.class, World::forgettingFirst);
      case KICK_WITHOUT_VERSION -> ports.put(Heads.class, World::withoutVersion);
      case VIEW_EMPTY -> ports.putAll(Answering.portsWithViewOf(0));
      case VIEW_CUT -> ports.putAll(Answering.portsWithViewOf(1));
    }
  }

  /** Who leaves a room's list has forgotten the room at once. */
  private static Connections forgettingFirst(InMemoryTable table) {
    Connections connections = new InMemoryConnections(table, () -> QueueMessages.SENT_AT);
    return Call.port(
        Connections.class,
        call -> {
          Object result = call.on(connections);
          if (call.is("leave")) connections.forget(ROOM, BOB.id());
          return result;
        });
  }

  /** HEAD does not hear of a connection that left. */
  private static Heads withoutVersion(InMemoryTable table) {
    Heads heads = new InMemoryHeads(table);
    return Call.port(
        Heads.class, call -> call.is("changeConnections") ? heads.read(ROOM) : call.on(heads));
  }

  /** The items after a call, and what it returned. */
  record Effect(Map<Key, Object> items, @Nullable Object result) {}

  /** Makes a call on a copy of the items. */
  Effect effect(Map<Key, Object> items, Call call) {
    InMemoryTable table = table(items);
    Function<InMemoryTable, Object> port = ports.get(call.port());
    if (port == null) {
      throw new AssertionError("no port for " + call.port());
    }
    Object result = call.on(port.apply(table));
    return new Effect(table.snapshot(), result);
  }

  static InMemoryTable table(Map<Key, Object> items) {
    InMemoryTable table = new InMemoryTable();
    items.forEach(table::put);
    return table;
  }

  /**
   * A room of olga's with one message that everybody has, and bob, who is a member and connected.
   */
  static Map<Key, Object> start(boolean bobIsThere) {
    Sequence seq = QueueMessages.seq(BEFORE);
    Map<Key, Object> items = new HashMap<>();
    items.put(
        Keys.event(ROOM, seq),
        new StoredEvent(new Event(seq, Sequence.NONE, QueueMessages.said(BEFORE)), null));
    items.put(Keys.log(ROOM), new StoredLog(seq, null));
    items.put(Keys.head(ROOM), new Head(seq, 1, Instant.EPOCH, 0));
    items.put(Keys.room(ROOM), StoredRoom.of(Access.INVITE).withMembers(2));
    items.put(
        Keys.member(ROOM, OLGA.userId()), new StoredMember("owner", OLGA.userName(), false, 0));
    items.put(Keys.member(ROOM, BOB.userId()), StoredMember.named(BOB.userName()));
    items.put(Keys.userConnection(BOB.userId(), BOB.id()), new InMemoryConnections.Socket(BOB));
    items.put(
        Keys.connection(BOB.id()),
        new InMemoryConnections.Meta(BOB, bobIsThere ? Set.of(ROOM) : Set.of()));
    if (bobIsThere) {
      items.put(Keys.socket(ROOM, BOB.id()), new InMemoryConnections.Socket(BOB));
    }
    return Map.copyOf(items);
  }

  /** The room's messages up to one, as one who has them all has shown them. */
  static List<Integer> messages(int last) {
    return IntStream.rangeClosed(1, last).boxed().toList();
  }

  static List<String> connectionIds(boolean bobIsThere) {
    return bobIsThere ? List.of(BOB.id()) : List.of();
  }

  static Head head(Map<Key, Object> items) {
    return new InMemoryHeads(table(items)).read(ROOM);
  }

  static int logged(Map<Key, Object> items) {
    return items.get(Keys.log(ROOM)) instanceof StoredLog log ? Words.number(log.logged()) : 0;
  }

  /** The log has every event, linked to the one before, and LOG and HEAD are at the last one. */
  static void checkLog(Map<Key, Object> items, int last) {
    for (int number = 1; number <= last; number++) {
      Sequence seq = Words.seq(number);
      if (!(items.get(Keys.event(ROOM, seq)) instanceof StoredEvent(Event event, var _))) {
        throw new Violation("the log has no " + number);
      }
      if (!Words.seq(number - 1).equals(event.prev())) {
        throw new Violation("in the log " + number + " links to " + Words.of(event.prev()));
      }
    }
    if (logged(items) != last || Words.number(head(items).head()) != last) {
      throw new Violation(
          "LOG is at %d and HEAD at %s of %d"
              .formatted(logged(items), Words.of(head(items).head()), last));
    }
  }

  static void checkCount(Map<Key, Object> items, int messages) {
    int counted = Counting.counted(table(items), ROOM);
    if (counted != messages) {
      throw new Violation("%d of %d are counted".formatted(counted, messages));
    }
  }
}
