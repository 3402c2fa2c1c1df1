package io.roomcast.table;

import io.roomcast.events.Access;
import io.roomcast.events.Posting;

/** The settings of a room that a user made; {@code slowMode} is in seconds. */
public record Room(
    String name, String topic, Access access, Posting posting, int slowMode, long version) {

  /** The same in the next version. */
  public Room next() {
    return new Room(name, topic, access, posting, slowMode, version + 1);
  }

  /** Whether it is the same in everything but the version. */
  public boolean isAs(Room other) {
    return equals(
        new Room(other.name, other.topic, other.access, other.posting, other.slowMode, version));
  }
}
