package io.roomcast.rooms;

import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.Profile;
import io.roomcast.table.Room;
import io.roomcast.table.StoredMember;
import io.roomcast.table.StoredRoom;
import java.util.Objects;
import java.util.Set;

class InMemoryPairsTest extends PairsContract {

  private final InMemoryTable table = new InMemoryTable();
  private final Pairs pairs = new InMemoryPairs(table);

  @Override
  Pairs pairs() {
    return pairs;
  }

  @Override
  Room room(String room) {
    return Objects.requireNonNull(table.get(Keys.room(room), StoredRoom.class)).room();
  }

  @Override
  Set<String> closedBy(String room, String userId) {
    StoredMember member = table.get(Keys.member(room, userId), StoredMember.class);
    return Objects.requireNonNull(member).blockedBy();
  }

  @Override
  void profile(String userId, String name) {
    table.put(Keys.profile(userId), new Profile(name, null));
  }
}
