package io.roomcast.timeline;

import io.roomcast.table.Connection;
import io.roomcast.table.InMemoryConnections;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredMember;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@link Members} in memory. */
class InMemoryMembers implements Members {

  private final InMemoryTable table;

  InMemoryMembers(InMemoryTable table) {
    this.table = table;
  }

  @Override
  public Optional<Member> find(String room, String userId) {
    return Optional.ofNullable(table.get(Keys.member(room, userId), StoredMember.class))
        .map(stored -> new Member(stored.role(), stored.name(), stored.banned()));
  }

  @Override
  public Entrance enter(String room, Connection connection) {
    return enter(
        room,
        connection,
        null,
        member -> member instanceof StoredMember stored && !stored.banned());
  }

  @Override
  public Entrance enterAsNew(String room, Connection connection, Member member, Instant joinedAt) {
    return enter(
        room,
        connection,
        new StoredMember(member.role(), member.name(), false, 0),
        there -> !(there instanceof StoredMember));
  }

  private Entrance enter(
      String room,
      Connection connection,
      @Nullable StoredMember made,
      Predicate<@Nullable Object> condition) {
    return table.call(
        all -> {
          if (!(all.get(Keys.connection(connection.id()))
              instanceof InMemoryConnections.Meta meta)) {
            return Entrance.GONE;
          }
          if (!condition.test(all.get(Keys.member(room, connection.userId())))) {
            return Entrance.REFUSED;
          }
          if (made != null) {
            all.put(Keys.member(room, connection.userId()), made);
          }
          Set<String> rooms = new HashSet<>(meta.rooms());
          rooms.add(room);
          all.put(
              Keys.connection(connection.id()),
              new InMemoryConnections.Meta(meta.connection(), Set.copyOf(rooms)));
          all.put(Keys.socket(room, connection.id()), new InMemoryConnections.Socket(connection));
          return Entrance.ENTERED;
        });
  }
}
