package io.roomcast.table;

import io.roomcast.aws.Key;
import io.roomcast.events.Sequence;

/**
 * The key of each kind of item in the one table, as {@code pk} and {@code sk}. Ids have no {@code
 * #}: a room's by its form, a user's by what may connect.
 */
public final class Keys {

  /** The TTL attribute: epoch seconds from which readers leave the item out. */
  public static final String EXPIRES_AT = "expiresAt";

  /** Marks an event that came into its place later, until its room has been told. */
  public static final String REPAIRED = "repaired";

  private Keys() {}

  /** How far live delivery is, and the version of the room's connection list. */
  public static Key head(String room) {
    return new Key(room(room), "HEAD");
  }

  /** How far the room's log is. */
  public static Key log(String room) {
    return new Key(room(room), "LOG");
  }

  /** The room's counters. */
  public static Key counters(String room) {
    return new Key(room(room), "COUNTERS");
  }

  /** The room's pace: permits that functions lease from. */
  public static Key pace(String room) {
    return new Key(room(room), "PACE");
  }

  /** A member of a room. */
  public static Key member(String room, String userId) {
    return new Key(room(room), "MEMBER#" + userId);
  }

  /** An event of a room. */
  public static Key event(String room, Sequence seq) {
    return new Key(events(room), seq.text());
  }

  /** The partition of a room's events. */
  public static String events(String room) {
    return "LOG#" + room;
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
    return new Key("CONNECTION#" + connectionId, "META");
  }

  /** A connection under its user. */
  public static Key userConnection(String userId, String connectionId) {
    return new Key("USER#" + userId, "CONNECTION#" + connectionId);
  }

  private static String room(String room) {
    return "ROOM#" + room;
  }
}
