package io.roomcast.table;

import io.roomcast.aws.Key;
import io.roomcast.events.Role;
import io.roomcast.events.Sequence;
import io.roomcast.publishing.Direct;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The item of a user's room: as what they are a member, how far the room was when they came, and up
 * to where they said to have read.
 */
public record StoredUserRoom(String role, Sequence since, @Nullable Sequence read) {

  /** From where on there may be something unread. */
  public Sequence from() {
    return Objects.requireNonNullElse(read, since);
  }

  /** What becomes of the item when a membership was one thing and is another; null is none. */
  public static void follow(
      Map<Key, Object> all, String room, String userId, @Nullable Role before, @Nullable Role now) {
    Key key = Keys.userRoom(userId, room);
    if (now == null) {
      all.remove(key);
    } else if (before == null) {
      all.put(key, new StoredUserRoom(now.wire(), head(all, room), null));
    } else if (now != before && all.get(key) instanceof StoredUserRoom was) {
      all.put(key, new StoredUserRoom(now.wire(), was.since, was.read));
    }
  }

  /** How many rooms a user is in. */
  public static long count(Map<Key, Object> all, String userId) {
    return rooms(all, userId).count();
  }

  /** How many rooms a user owns. */
  public static long owned(Map<Key, Object> all, String userId) {
    return rooms(all, userId).filter(room -> room.role.equals(Role.OWNER.wire())).count();
  }

  private static Stream<StoredUserRoom> rooms(Map<Key, Object> all, String userId) {
    String pk = Keys.userRooms(userId).pk();
    return all.entrySet().stream()
        .filter(entry -> entry.getKey().pk().equals(pk))
        .filter(entry -> entry.getValue() instanceof StoredUserRoom)
        .filter(entry -> !Direct.is(Keys.roomId(entry.getKey())))
        .map(entry -> (StoredUserRoom) entry.getValue());
  }

  private static Sequence head(Map<Key, Object> all, String room) {
    return all.get(Keys.head(room)) instanceof Head head ? head.head() : Sequence.NONE;
  }
}
