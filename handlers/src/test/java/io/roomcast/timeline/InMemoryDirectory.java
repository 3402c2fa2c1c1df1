package io.roomcast.timeline;

import io.roomcast.table.DirectoryPlace;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredRoom;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link Directory} in memory. */
record InMemoryDirectory(InMemoryTable table) implements Directory {

  @Override
  public List<Found> page(String prefix, @Nullable DirectoryPlace after, int most) {
    return table.places("DIRECTORY").stream()
        .filter(place -> place.startsWith(prefix))
        .map(DirectoryPlace::new)
        .filter(place -> after == null || place.compareTo(after) > 0)
        .sorted()
        .limit(most)
        .map(this::found)
        .toList();
  }

  private Found found(DirectoryPlace place) {
    StoredRoom made = table.get(Keys.room(place.room()), StoredRoom.class);
    return new Found(
        place, Optional.ofNullable(made).map(StoredRoom::room), made == null ? 0 : made.members());
  }
}
