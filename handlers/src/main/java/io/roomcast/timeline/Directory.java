package io.roomcast.timeline;

import io.roomcast.table.DirectoryPlace;
import io.roomcast.table.Room;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rooms that users made and that others may find, by name. */
interface Directory {

  /** What is at a place, and the room as it is now: it may be called otherwise, or be gone. */
  record Found(DirectoryPlace place, Optional<Room> settings, long members) {}

  /** The places that begin with a folded prefix, after one if it is given; so many at most. */
  List<Found> page(String prefix, @Nullable DirectoryPlace after, int most);
}
