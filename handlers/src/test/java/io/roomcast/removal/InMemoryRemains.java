package io.roomcast.removal;

import io.roomcast.aws.Key;
import io.roomcast.events.Role;
import io.roomcast.events.Sequence;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredDeletion;
import io.roomcast.table.StoredLog;
import io.roomcast.table.StoredMember;
import io.roomcast.table.StoredUserRoom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@link Remains} in memory, two items at a time. */
record InMemoryRemains(InMemoryTable table) implements Remains {

  private static final int AT_ONCE = 2;
  private static final Set<String> KEPT = Set.of("COUNTERS", "HEAD", "LOG", "META", "PACE");

  @Override
  public boolean isDeleted(String room) {
    return table.get(Keys.room(room), StoredDeletion.class) != null;
  }

  @Override
  public boolean endMemberships(String room) {
    return table.call(
        all -> {
          List<Key> items =
              all.keySet().stream()
                  .filter(key -> key.pk().equals(Keys.room(room).pk()))
                  .filter(key -> !KEPT.contains(key.sk()))
                  .limit(AT_ONCE)
                  .toList();
          items.forEach(key -> end(all, room, key));
          return !items.isEmpty();
        });
  }

  private static void end(Map<Key, Object> all, String room, Key key) {
    if (all.remove(key) instanceof StoredMember member && member.role() != null) {
      StoredUserRoom.follow(all, room, Keys.userId(key), Role.of(member.role()), null);
    }
  }

  @Override
  public void closeLog(String room) {
    table.call(
        all -> {
          StoredLog there =
              all.get(Keys.log(room)) instanceof StoredLog log
                  ? log
                  : new StoredLog(Sequence.NONE, null);
          return all.put(
              Keys.log(room), new StoredLog(there.logged(), there.lastExpiresAt(), true));
        });
  }

  @Override
  public boolean removeEvents(String room) {
    return table.call(
        all -> {
          List<Key> events =
              all.keySet().stream()
                  .filter(
                      key ->
                          Set.of(Keys.events(room), Keys.replies(room), Keys.pins(room))
                              .contains(key.pk()))
                  .limit(AT_ONCE)
                  .toList();
          events.forEach(all::remove);
          return !events.isEmpty();
        });
  }

  @Override
  public void bury(String room, Instant until) {
    table.call(
        all ->
            all.computeIfPresent(
                Keys.room(room),
                (key, there) ->
                    there instanceof StoredDeletion gone
                        ? new StoredDeletion(null, gone.made(), gone.madeAt())
                        : there));
  }
}
