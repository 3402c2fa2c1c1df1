package io.roomcast.table;

import io.roomcast.events.Access;
import io.roomcast.events.Posting;
import java.time.Instant;

/** A room's META item; {@code made} is the mark of the write that made this version. */
public record StoredRoom(Room room, long members, long owners, String made, Instant madeAt) {

  /** With so many. */
  public StoredRoom withMembers(long count) {
    return new StoredRoom(room, count, owners, made, madeAt);
  }

  /** With one owner, where all may post. */
  public static StoredRoom of(Access access) {
    return new StoredRoom(new Room("Tea", "", access, Posting.ALL, 0, 1), 1, 1, "", Instant.EPOCH);
  }
}
