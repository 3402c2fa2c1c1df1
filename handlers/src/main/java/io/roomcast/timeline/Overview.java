package io.roomcast.timeline;

import static java.util.Objects.requireNonNullElse;

import io.roomcast.events.Access;
import io.roomcast.events.Action;
import io.roomcast.events.Codec;
import io.roomcast.events.ListedMember;
import io.roomcast.events.ListedRoom;
import io.roomcast.events.Reply;
import io.roomcast.events.Sequence;
import io.roomcast.publishing.Hashes;
import io.roomcast.sockets.Fitting;
import io.roomcast.sockets.Frame;
import io.roomcast.table.Heads;
import io.roomcast.table.Room;
import io.roomcast.table.UserRoom;
import io.roomcast.table.UserRooms;
import io.roomcast.timeline.Standings.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rooms that one is in, up to where one has read them, who else is in them, and what was said
 * there about one thing.
 */
final class Overview {

  private static final int DEFAULT_LIMIT = 50;

  private final Outsiders outsiders;
  private final Members members;
  private final UserRooms userRooms;
  private final Standings standings;
  private final Roll roll;
  private final Browsing browsing;
  private final Heads heads;
  private final RoomLog log;
  private final Gathering gathering;
  private final Fitting fitting;

  Overview(
      Outsiders outsiders,
      Members members,
      UserRooms userRooms,
      Standings standings,
      Roll roll,
      Browsing browsing,
      Heads heads,
      RoomLog log,
      Threads threads,
      Pins pins,
      Codec codec) {
    this.outsiders = outsiders;
    this.members = members;
    this.userRooms = userRooms;
    this.standings = standings;
    this.roll = roll;
    this.browsing = browsing;
    this.heads = heads;
    this.log = log;
    this.gathering = new Gathering(outsiders, members, threads, pins, codec);
    this.fitting = new Fitting(codec);
  }

  Reply answer(Frame frame, Action.OfOverview action) {
    return switch (action) {
      case Action.Read read -> read(frame, read);
      case Action.ListRooms list -> rooms(frame, list);
      case Action.ListMembers list -> members(frame, list);
      case Action.ReadThread thread -> gathering.thread(frame, thread);
      case Action.ListPins list -> gathering.pins(frame, list);
      case Action.Directory directory -> browsing.answer(directory);
    };
  }

  private Reply read(Frame frame, Action.Read read) {
    String room = read.room();
    String userId = frame.user().id();
    return userRooms
        .read(room, userId, within(room, read.seq()))
        .<Reply>map(mark -> Reply.Ack.at(read.id(), room, mark))
        .orElseGet(() -> outsiders.refused(read.id(), room, members.find(room, userId)));
  }

  /** The place, or where the room ends: a mark beyond that would hide what is said next. */
  private Sequence within(String room, Sequence seq) {
    Sequence head = heads.read(room).head();
    if (!seq.isAfter(head)) {
      return seq;
    }
    Sequence logged = log.logged(room);
    Sequence end = logged.isAfter(head) ? logged : head;
    return seq.isAfter(end) ? end : seq;
  }

  private Reply rooms(Frame frame, Action.ListRooms list) {
    UserRooms.Page page =
        userRooms.page(
            frame.user().id(), list.next(), requireNonNullElse(list.limit(), DEFAULT_LIMIT));
    Map<String, Standing> standing =
        standings.read(page.rooms().stream().map(UserRoom::room).toList());
    List<ListedRoom> all =
        page.rooms().stream()
            .filter(room -> !isDeleted(room, Objects.requireNonNull(standing.get(room.room()))))
            .map(room -> listed(room, Objects.requireNonNull(standing.get(room.room()))))
            .toList();
    List<ListedRoom> fit = fitting.of(all, rooms -> new Reply.Rooms(list.id(), rooms, null));
    List<ListedRoom> counted = new ArrayList<>();
    for (ListedRoom room : fit) {
      counted.add(counted(frame.user().id(), room));
    }
    return new Reply.Rooms(
        list.id(), counted, fit.size() < all.size() ? fit.getLast().room() : page.next());
  }

  /** A room that a user made has settings until it is deleted; its members leave it after that. */
  private static boolean isDeleted(UserRoom room, Standing standing) {
    return standing.settings().isEmpty() && Hashes.isRoomId(room.room());
  }

  /** With the longest numbers, so that it fits whatever is counted. */
  private static ListedRoom listed(UserRoom room, Standing standing) {
    Optional<Room> made = standing.settings();
    return new ListedRoom(
        room.room(),
        made.map(Room::name).orElse(room.room()),
        made.map(Room::topic).orElse(null),
        made.map(Room::access).orElse(Access.OPEN),
        room.role(),
        made.map(Room::version).orElse(null),
        standing.head(),
        made.isPresent() ? standing.members() : null,
        standing.messages(),
        ListedRoom.MOST_UNREAD,
        ListedRoom.MOST_UNREAD,
        room.read());
  }

  private ListedRoom counted(String userId, ListedRoom room) {
    boolean isRead = !room.head().isAfter(room.read());
    Unread unread = isRead ? Unread.NONE : standings.unread(room.room(), room.read(), userId);
    return room.withUnread(unread.messages(), unread.mentions());
  }

  /** Membership is asked last: who is one after the members were read may know who they were. */
  private Reply members(Frame frame, Action.ListMembers list) {
    String room = list.room();
    Roll.Page page = roll.page(room, list.next(), requireNonNullElse(list.limit(), DEFAULT_LIMIT));
    Optional<Member> asking = members.find(room, frame.user().id());
    if (asking.isEmpty() || asking.get().banned()) {
      return outsiders.refused(list.id(), room, asking);
    }
    List<ListedMember> fit =
        fitting.of(page.members(), some -> new Reply.Members(list.id(), some, null));
    return new Reply.Members(list.id(), fit, next(page, fit));
  }

  private static @Nullable String next(Roll.Page page, List<ListedMember> fit) {
    return fit.size() < page.members().size() ? fit.getLast().id() : page.next();
  }
}
