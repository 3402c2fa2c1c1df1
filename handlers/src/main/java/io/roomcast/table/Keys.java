package io.roomcast.table;

import io.roomcast.aws.Key;
import io.roomcast.events.Sequence;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * The key of each kind of item in the one table, as {@code pk} and {@code sk}. Ids have no {@code
 * #}: a room's by its form, a user's by what may connect.
 */
public final class Keys {

  /** The TTL attribute: epoch seconds from which readers leave the item out. */
  public static final String EXPIRES_AT = "expiresAt";

  /** Marks an event that came into its place later, until its room has been told. */
  public static final String REPAIRED = "repaired";

  /** Of the log of a room that was deleted: nothing is logged there any more. */
  public static final String CLOSED = "closed";

  /** Of a message in a log that is not deleted: the id of the user who said it. */
  public static final String AUTHOR = "author";

  /** Of a message in a log that is not deleted: the ids of the users whom it mentions. */
  public static final String MENTIONS = "mentions";

  /** Between two sequences in a sort key; neither has it. */
  private static final String BETWEEN = "#";

  /** Of a pin: the place of the message. */
  public static final String TARGET = "target";

  private static final String CONNECTION = "CONNECTION#";
  private static final String MEMBER = "MEMBER#";
  private static final String REPORT = "REPORT#";
  private static final String ROOM = "ROOM#";
  private static final String USER = "USER#";

  private Keys() {}

  /** A room that a user made: its settings, and how many members and owners it has. */
  public static Key room(String room) {
    return new Key(partition(room), "META");
  }

  /** That the directory has a room at this place. */
  public static Key directory(DirectoryPlace place) {
    return new Key("DIRECTORY", place.text());
  }

  /** How far live delivery is, and the version of the room's connection list. */
  public static Key head(String room) {
    return new Key(partition(room), "HEAD");
  }

  /** How far the room's log is. */
  public static Key log(String room) {
    return new Key(partition(room), "LOG");
  }

  /** The room's counters. */
  public static Key counters(String room) {
    return new Key(partition(room), "COUNTERS");
  }

  /** The room's pace: permits that functions lease from. */
  public static Key pace(String room) {
    return new Key(partition(room), "PACE");
  }

  /** A member of a room. */
  public static Key member(String room, String userId) {
    return new Key(partition(room), MEMBER + userId);
  }

  /** The id of the user that a member's item is about. */
  public static String userId(Key member) {
    return member.sk().substring(MEMBER.length());
  }

  /** A room that a user is a member of, and up to where they have read it. */
  public static Key userRoom(String userId, String room) {
    return new Key(USER + userId, ROOM + room);
  }

  /** How many rooms a user is a member of. */
  public static Key userRooms(String userId) {
    return new Key(USER + userId, "ROOMS");
  }

  /** The id of the room that an item under its user is about. */
  public static String roomId(Key userRoom) {
    return userRoom.sk().substring(ROOM.length());
  }

  /** What a user who asked to be let into a room said. */
  public static Key request(String room, String userId) {
    return new Key(partition(room), "REQUEST#" + userId);
  }

  /** What was reported in a room, until some time after it was closed. */
  public static Key report(String room, String report) {
    return new Key(partition(room), REPORT + report);
  }

  /** The id of the report that an item of a room is about. */
  public static String reportId(Key report) {
    return report.sk().substring(REPORT.length());
  }

  /** A report itself, by the month of it, so that it outlives the room. */
  public static Key filedReport(String room, String report, Instant at) {
    return new Key(
        reports(YearMonth.from(at.atZone(ZoneOffset.UTC))),
        "%013d#%s#%s".formatted(at.toEpochMilli(), room, report));
  }

  /** The partition of a month's reports. */
  public static String reports(YearMonth month) {
    return "REPORTS#" + month;
  }

  /** An event of a room. */
  public static Key event(String room, Sequence seq) {
    return new Key(events(room), seq.text());
  }

  /** The partition of a room's events. */
  public static String events(String room) {
    return "LOG#" + room;
  }

  /** That the event at a place answers the message at another, with which it comes and goes. */
  public static Key reply(String room, Sequence target, Sequence seq) {
    return new Key(replies(room), target.text() + BETWEEN + seq.text());
  }

  /** The partition of what answers what in a room. */
  public static String replies(String room) {
    return "THREAD#" + room;
  }

  /** The place of the event that a {@link #reply} is about. */
  public static Sequence replySeq(Key reply) {
    return new Sequence(reply.sk().substring(reply.sk().indexOf(BETWEEN) + 1));
  }

  /** That the pin at a place keeps a message at hand, with which it comes and goes. */
  public static Key pin(String room, Sequence seq) {
    return new Key(pins(room), seq.text());
  }

  /** The partition of a room's pins. */
  public static String pins(String room) {
    return "PINS#" + room;
  }

  /** A connection in a room. */
  public static Key socket(String room, String connectionId) {
    return new Key(sockets(room), connectionId);
  }

  /** The partition of a room's connections. */
  public static String sockets(String room) {
    return "SOCKETS#" + room;
  }

  /** A connection. */
  public static Key connection(String connectionId) {
    return new Key(CONNECTION + connectionId, "META");
  }

  /** A connection under its user. */
  public static Key userConnection(String userId, String connectionId) {
    return new Key(USER + userId, CONNECTION + connectionId);
  }

  /** The id of the connection that an item under its user is about. */
  public static String connectionId(Key userConnection) {
    return userConnection.sk().substring(CONNECTION.length());
  }

  /** What a user is called, wherever they are. */
  public static Key profile(String userId) {
    return new Key("USER#" + userId, "PROFILE");
  }

  /** That a user has blocked another. */
  public static Key block(String userId, String blockedId) {
    return new Key("USER#" + userId, "BLOCK#" + blockedId);
  }

  /** That a user has another among their contacts. */
  public static Key contact(String userId, String contactId) {
    return new Key("USER#" + userId, "CONTACT#" + contactId);
  }

  private static String partition(String room) {
    return ROOM + room;
  }
}
