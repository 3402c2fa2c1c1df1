package io.roomcast.ingest;

import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredMember;

class InMemoryMembersTest extends MembersContract {

  private final InMemoryTable table = new InMemoryTable();
  private final Members members = new InMemoryPaces(table, PACE, PACE);

  @Override
  Members members() {
    return members;
  }

  @Override
  void member(String room, String userId, String role, boolean banned) {
    table.put(Keys.member(room, userId), new StoredMember(role, userId, banned, 0));
  }
}
