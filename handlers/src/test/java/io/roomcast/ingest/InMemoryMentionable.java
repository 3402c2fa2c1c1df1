package io.roomcast.ingest;

import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredMember;
import java.util.List;

/** {@link Mentionable} in memory. */
record InMemoryMentionable(InMemoryTable table) implements Mentionable {

  @Override
  public List<Mentioned> among(String room, String senderId, List<String> userIds) {
    return table.call(
        all ->
            userIds.stream()
                .filter(
                    user ->
                        all.get(Keys.member(room, user)) instanceof StoredMember member
                            && member.isMember())
                .map(user -> new Mentioned(user, !all.containsKey(Keys.block(user, senderId))))
                .toList());
  }
}
