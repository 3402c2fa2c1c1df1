package io.roomcast.timeline;

import io.roomcast.events.ListedMember;
import io.roomcast.events.Role;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredMember;
import io.roomcast.table.StoredUserRoom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@link Roll} in memory. */
final class InMemoryRoll implements Roll {

  private final InMemoryTable table;

  InMemoryRoll(InMemoryTable table) {
    this.table = table;
  }

  @Override
  public Page page(String room, @Nullable String after, int most) {
    return table.call(
        all -> {
          List<Map.Entry<String, StoredMember>> found = new ArrayList<>();
          all.tailMap(Keys.member(room, Objects.requireNonNullElse(after, "")), false)
              .forEach(
                  (key, item) -> {
                    if (item instanceof StoredMember member
                        && key.pk().equals(Keys.member(room, "").pk())) {
                      found.add(Map.entry(Keys.userId(key), member));
                    }
                  });
          List<Map.Entry<String, StoredMember>> taken =
              found.subList(0, Math.min(most, found.size()));
          return new Page(
              taken.stream()
                  .filter(entry -> entry.getValue().isMember())
                  .map(
                      entry ->
                          new ListedMember(
                              entry.getKey(),
                              entry.getValue().name(),
                              Role.of(Objects.requireNonNull(entry.getValue().role())),
                              all.get(Keys.userRoom(entry.getKey(), room))
                                      instanceof StoredUserRoom stored
                                  ? stored.read()
                                  : null))
                  .toList(),
              found.size() > most ? taken.getLast().getKey() : null);
        });
  }
}
