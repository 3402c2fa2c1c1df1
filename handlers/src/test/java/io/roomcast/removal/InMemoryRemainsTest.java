package io.roomcast.removal;

import io.roomcast.aws.Key;
import io.roomcast.events.Access;
import io.roomcast.events.Role;
import io.roomcast.events.Sequence;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredDeletion;
import io.roomcast.table.StoredMember;
import io.roomcast.table.StoredRoom;
import io.roomcast.table.StoredUserRoom;
import java.time.Instant;
import java.util.List;

class InMemoryRemainsTest extends RemainsContract {

  private final InMemoryTable table = new InMemoryTable();

  @Override
  Remains remains() {
    return new InMemoryRemains(table);
  }

  @Override
  void room(String room, boolean deleted) {
    StoredRoom there = StoredRoom.of(Access.OPEN);
    table.put(
        Keys.room(room), deleted ? new StoredDeletion(there.room(), "", Instant.EPOCH) : there);
  }

  @Override
  void member(String room, String user, Role role) {
    table.put(Keys.member(room, user), new StoredMember(role.wire(), user, false, 0));
    table.put(Keys.userRoom(user, room), new StoredUserRoom(role.wire(), Sequence.NONE, null));
  }

  @Override
  void put(Key key) {
    table.put(key, "something");
  }

  @Override
  boolean has(Key key) {
    return table.call(all -> all.containsKey(key));
  }

  @Override
  List<Long> numbers(String user) {
    return table.call(
        all -> List.of(StoredUserRoom.count(all, user), StoredUserRoom.owned(all, user)));
  }
}
