package io.roomcast.timeline;

import static io.roomcast.sqs.QueueMessages.CODEC;

import io.roomcast.events.Access;
import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import io.roomcast.interleaving.Ports;
import io.roomcast.sockets.Actions;
import io.roomcast.sqs.QueueMessages;
import io.roomcast.table.Connection;
import io.roomcast.table.Connections;
import io.roomcast.table.Heads;
import io.roomcast.table.InMemoryProfiles;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.InMemoryUserRooms;
import io.roomcast.table.Keys;
import io.roomcast.table.Rooms;
import io.roomcast.table.StoredMember;
import io.roomcast.table.StoredRoom;
import io.roomcast.table.UserRooms;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What timeline answers, over any ports. */
public final class Answering {

  private static final Rooms INVITE_ONLY = _ -> Optional.of(StoredRoom.of(Access.INVITE).room());

  private Answering() {}

  /** With rooms that users made and that one enters by invitation only. */
  public static Actions over(Ports ports) {
    return over(ports, ports.port(Members.class));
  }

  /**
   * As {@link #over}, but whoever is a member when the frame comes is held for one throughout,
   * unless they are not let in.
   */
  public static Actions askingFirst(Ports ports, String room) {
    return frame -> {
      Members members = ports.port(Members.class);
      Optional<Member> then = members.find(room, frame.user().id());
      return over(ports, new Remembered(members, then)).answer(frame);
    };
  }

  private static Actions over(Ports ports, Members members) {
    Heads heads = ports.port(Heads.class);
    RoomLog log = ports.port(RoomLog.class);
    return new Timeline(
        new Limits(Set.of(), 1_000, 1_000),
        INVITE_ONLY,
        members,
        // Nobody has a profile, and to look for one is no step that the search needs.
        new InMemoryProfiles(new InMemoryTable()),
        ports.port(ManyRooms.class),
        ports.port(Connections.class),
        heads,
        log,
        new Overview(
            new Outsiders(Set.of(), INVITE_ONLY),
            members,
            ports.port(UserRooms.class),
            ports.port(Standings.class),
            ports.port(Roll.class),
            new Browsing(Set.of(), new InMemoryDirectory(new InMemoryTable()), CODEC),
            heads,
            log,
            ports.port(Threads.class),
            ports.port(Pins.class),
            CODEC),
        CODEC,
        () -> QueueMessages.SENT_AT);
  }

  /** The ports in memory. */
  public static Map<Class<?>, Function<InMemoryTable, Object>> ports() {
    return Map.of(
        Members.class,
        InMemoryMembers::new,
        ManyRooms.class,
        InMemoryManyRooms::new,
        RoomLog.class,
        table -> new InMemoryRoomLog(table, () -> QueueMessages.SENT_AT),
        UserRooms.class,
        InMemoryUserRooms::new,
        Standings.class,
        table -> new InMemoryStandings(table, () -> QueueMessages.SENT_AT),
        Roll.class,
        InMemoryRoll::new,
        Threads.class,
        table -> new InMemoryThreads(table, () -> QueueMessages.SENT_AT),
        Pins.class,
        table -> new InMemoryPins(table, () -> QueueMessages.SENT_AT));
  }

  /** The ports in memory, where a connection enters without being asked for membership. */
  public static Map<Class<?>, Function<InMemoryTable, Object>> portsWithoutCondition() {
    return Map.of(Members.class, Unconditional::new);
  }

  /** The ports in memory, where only so many of the latest events are found, whatever is asked. */
  public static Map<Class<?>, Function<InMemoryTable, Object>> portsWithViewOf(int events) {
    return Map.of(
        RoomLog.class,
        table -> new ShortLog(new InMemoryRoomLog(table, () -> QueueMessages.SENT_AT), events));
  }

  private static final class Remembered implements Members {

    private final Members members;
    private Optional<Member> then;

    Remembered(Members members, Optional<Member> then) {
      this.members = members;
      this.then = then;
    }

    @Override
    public Optional<Member> find(String room, String userId) {
      return then;
    }

    @Override
    public Entrance enter(String room, Connection connection) {
      Entrance entrance = members.enter(room, connection);
      if (entrance == Entrance.REFUSED) {
        then = members.find(room, connection.userId());
      }
      return entrance;
    }

    @Override
    public Entrance enterUnasked(String room, Connection connection) {
      return members.enterUnasked(room, connection);
    }

    @Override
    public Entrance enterAsNew(
        String room, Connection connection, Member member, Instant joinedAt) {
      return members.enterAsNew(room, connection, member, joinedAt);
    }

    @Override
    public Entrance enterAsOneMore(
        String room, Connection connection, Member member, Instant joinedAt, int most) {
      return members.enterAsOneMore(room, connection, member, joinedAt, most);
    }
  }

  private record ShortLog(RoomLog log, int events) implements RoomLog {

    @Override
    public Sequence logged(String room) {
      return log.logged(room);
    }

    @Override
    public List<Event> after(String room, Sequence after, Sequence upTo, int most) {
      return log.after(room, after, upTo, most);
    }

    @Override
    public List<Event> latest(String room, Sequence upTo, int most) {
      return log.latest(room, upTo, events);
    }
  }

  private static final class Unconditional extends InMemoryMembers {

    private final InMemoryTable table;

    Unconditional(InMemoryTable table) {
      super(table);
      this.table = table;
    }

    @Override
    public Entrance enter(String room, Connection connection) {
      return table.call(
          all -> {
            Object member = all.get(Keys.member(room, connection.userId()));
            all.put(
                Keys.member(room, connection.userId()), StoredMember.named(connection.userName()));
            Entrance entrance = super.enter(room, connection);
            all.put(
                Keys.member(room, connection.userId()), java.util.Objects.requireNonNull(member));
            return entrance;
          });
    }
  }
}
