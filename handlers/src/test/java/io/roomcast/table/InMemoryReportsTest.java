package io.roomcast.table;

import io.roomcast.events.Access;
import io.roomcast.events.Content;
import io.roomcast.events.Event;
import io.roomcast.events.Role;
import io.roomcast.events.Sequence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

class InMemoryReportsTest extends ReportsContract {

  private final InMemoryTable table = new InMemoryTable();
  private final Reports reports = new InMemoryReports(table, () -> NOW);

  @Override
  Reports reports() {
    return reports;
  }

  @Override
  void room(String room, Access access) {
    table.put(Keys.room(room), StoredRoom.of(access));
  }

  @Override
  void member(String room, String userId, String name, @Nullable Role role, boolean banned) {
    table.put(
        Keys.member(room, userId),
        new StoredMember(role == null ? null : role.wire(), name, banned, 0));
  }

  @Override
  void logged(String room, Sequence seq, Content content, @Nullable Instant expiresAt) {
    table.put(Keys.event(room, seq), new StoredEvent(new Event(seq, null, content), expiresAt));
    table.put(Keys.log(room), new StoredLog(seq, null));
  }
}
