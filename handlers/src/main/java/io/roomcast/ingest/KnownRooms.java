package io.roomcast.ingest;

import io.roomcast.table.Room;
import io.roomcast.table.Rooms;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The settings of rooms as this function read them not long ago, rooms that are not among them. */
final class KnownRooms {

  private static final Duration GOOD_FOR = Duration.ofSeconds(10);

  /** How many rooms are remembered; then all are forgotten, which costs a read each. */
  private static final int REMEMBERED = 10_000;

  private record Known(Optional<Room> room, Instant since) {}

  private final Rooms rooms;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  KnownRooms(Rooms rooms) {
    this.rooms = rooms;
  }

  /** A room's settings, at most ten seconds old. */
  Optional<Room> find(String room, Instant now) {
    Known last = known.get(room);
    if (last != null && now.isBefore(last.since().plus(GOOD_FOR))) {
      return last.room();
    }
    Optional<Room> read = rooms.find(room);
    if (known.size() >= REMEMBERED) {
      known.clear();
    }
    known.put(room, new Known(read, now));
    return read;
  }
}
