package io.roomcast.timeline;

import io.roomcast.table.Connections;
import io.roomcast.table.InMemoryConnections;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.InMemoryUserRooms;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredMember;
import io.roomcast.table.UserRooms;

class InMemoryRollTest extends RollContract {

  private final InMemoryTable table = new InMemoryTable();

  @Override
  Roll roll() {
    return new InMemoryRoll(table);
  }

  @Override
  Members members() {
    return new InMemoryMembers(table);
  }

  @Override
  Connections connections() {
    return new InMemoryConnections(table, () -> NOW);
  }

  @Override
  UserRooms userRooms() {
    return new InMemoryUserRooms(table);
  }

  @Override
  void ban(String room, String userId) {
    table.put(Keys.member(room, userId), new StoredMember("member", "", true, 0));
  }

  @Override
  void putOut(String room, String userId) {
    table.put(Keys.member(room, userId), new StoredMember(null, "", false, 0));
  }
}
