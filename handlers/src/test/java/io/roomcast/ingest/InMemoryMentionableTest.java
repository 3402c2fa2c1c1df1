package io.roomcast.ingest;

import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredMember;
import org.jspecify.annotations.Nullable;

class InMemoryMentionableTest extends MentionableContract {

  private final InMemoryTable table = new InMemoryTable();

  @Override
  Mentionable mentionable() {
    return new InMemoryMentionable(table);
  }

  @Override
  void member(String room, String userId, @Nullable String role, boolean banned) {
    table.put(Keys.member(room, userId), new StoredMember(role, userId, banned, 0));
  }

  @Override
  void block(String userId, String blockedId) {
    table.put(Keys.block(userId, blockedId), "blocked");
  }
}
