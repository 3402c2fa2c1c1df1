package io.roomcast.table;

import io.roomcast.events.Role;
import io.roomcast.events.Sequence;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link UserRooms} in memory. */
public final class InMemoryUserRooms implements UserRooms {

  private final InMemoryTable table;

  public InMemoryUserRooms(InMemoryTable table) {
    this.table = table;
  }

  @Override
  public Page page(String userId, @Nullable String after, int most) {
    String from = Objects.requireNonNullElse(after, "");
    List<UserRoom> rooms =
        table.call(
            all ->
                all.tailMap(Keys.userRoom(userId, from), false).entrySet().stream()
                    .takeWhile(entry -> entry.getKey().pk().equals("USER#" + userId))
                    .filter(entry -> entry.getValue() instanceof StoredUserRoom)
                    .map(
                        entry -> {
                          StoredUserRoom stored = (StoredUserRoom) entry.getValue();
                          return new UserRoom(
                              Keys.roomId(entry.getKey()), Role.of(stored.role()), stored.from());
                        })
                    .toList());
    return rooms.size() > most
        ? new Page(rooms.subList(0, most), rooms.get(most - 1).room())
        : new Page(rooms, null);
  }

  @Override
  public Optional<Sequence> read(String room, String userId, Sequence upTo) {
    return table.call(
        all -> {
          if (!(all.get(Keys.userRoom(userId, room)) instanceof StoredUserRoom stored)) {
            return Optional.empty();
          }
          Sequence read = stored.read();
          if (stored.since().isAfter(upTo) || (read != null && !upTo.isAfter(read))) {
            return Optional.of(stored.from());
          }
          all.put(
              Keys.userRoom(userId, room), new StoredUserRoom(stored.role(), stored.since(), upTo));
          return Optional.of(upTo);
        });
  }
}
