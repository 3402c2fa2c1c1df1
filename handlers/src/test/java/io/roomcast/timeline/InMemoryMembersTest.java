package io.roomcast.timeline;

import io.roomcast.events.Access;
import io.roomcast.table.Connections;
import io.roomcast.table.InMemoryConnections;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.InMemoryUserRooms;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredMember;
import io.roomcast.table.StoredRoom;
import io.roomcast.table.UserRooms;
import java.time.InstantSource;
import java.util.Objects;

class InMemoryMembersTest extends MembersContract {

  private final InMemoryTable table = new InMemoryTable();
  private final Members members = new InMemoryMembers(table, ROOMS);
  private final Connections connections = new InMemoryConnections(table, InstantSource.fixed(NOW));

  @Override
  Members members() {
    return members;
  }

  @Override
  Connections connections() {
    return connections;
  }

  @Override
  UserRooms userRooms() {
    return new InMemoryUserRooms(table);
  }

  @Override
  void putOut(String room, String userId) {
    table.put(Keys.member(room, userId), new StoredMember(null, "Ana", false, 0));
  }

  @Override
  void make(String room, Access access, int members) {
    table.put(Keys.room(room), StoredRoom.of(access).withMembers(members));
  }

  @Override
  long count(String room) {
    return Objects.requireNonNull(table.get(Keys.room(room), StoredRoom.class)).members();
  }

  @Override
  void ban(String room, String userId) {
    table.put(Keys.member(room, userId), new StoredMember("member", "Ana", true, 0));
  }
}
