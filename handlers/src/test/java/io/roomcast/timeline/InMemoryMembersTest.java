package io.roomcast.timeline;

import io.roomcast.table.Connections;
import io.roomcast.table.InMemoryConnections;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredMember;
import java.time.InstantSource;

class InMemoryMembersTest extends MembersContract {

  private final InMemoryTable table = new InMemoryTable();
  private final Members members = new InMemoryMembers(table);
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
  void ban(String room, String userId) {
    table.put(Keys.member(room, userId), new StoredMember("member", "Ana", true, 0));
  }
}
