package io.roomcast.table;

import io.roomcast.events.Role;
import io.roomcast.events.Sequence;
import java.time.Instant;

class InMemoryUserRoomsTest extends UserRoomsContract {

  private final InMemoryTable table = new InMemoryTable();

  @Override
  UserRooms userRooms() {
    return new InMemoryUserRooms(table);
  }

  @Override
  void enter(String room, String userId, Role role, Sequence head) {
    table.put(Keys.head(room), new Head(head, 1, Instant.EPOCH, 0));
    table.call(
        all -> {
          StoredUserRoom.follow(all, room, userId, null, role);
          return true;
        });
  }

  @Override
  void change(String room, String userId, Role before, Role now) {
    table.call(
        all -> {
          StoredUserRoom.follow(all, room, userId, before, now);
          return true;
        });
  }

  @Override
  void leave(String room, String userId, Role before) {
    table.call(
        all -> {
          StoredUserRoom.follow(all, room, userId, before, null);
          return true;
        });
  }
}
