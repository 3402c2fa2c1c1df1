package io.roomcast.ingest;

import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredMember;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

class InMemoryMembersTest extends MembersContract {

  private final InMemoryTable table = new InMemoryTable();
  private final Members members = new InMemoryPaces(table, PACE, PACE);

  @Override
  Members members() {
    return members;
  }

  @Override
  void member(String room, String userId, boolean banned) {
    table.put(Keys.member(room, userId), new StoredMember("member", userId, banned, 0));
  }

  @Override
  void block(String room, String userId) {
    table.put(
        Keys.member(room, userId), StoredMember.named(userId).blockedBy(java.util.Set.of("bob")));
  }

  @Override
  void put(String room, String userId, @Nullable String role, @Nullable Instant mutedUntil) {
    Instant until = mutedUntil == null ? null : mutedUntil.truncatedTo(ChronoUnit.MILLIS);
    table.put(
        Keys.member(room, userId),
        new StoredMember(role, userId, false, 0, until, null, 1, "", Instant.EPOCH));
  }
}
