package io.roomcast.timeline;

import io.roomcast.events.Access;
import io.roomcast.events.Role;
import io.roomcast.table.Connection;
import io.roomcast.table.InMemoryConnections;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredMember;
import io.roomcast.table.StoredRoom;
import io.roomcast.table.StoredUserRoom;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@link Members} in memory. */
class InMemoryMembers implements Members {

  private final InMemoryTable table;
  private final long roomLimit;

  InMemoryMembers(InMemoryTable table) {
    this(table, Long.MAX_VALUE);
  }

  InMemoryMembers(InMemoryTable table, long roomLimit) {
    this.table = table;
    this.roomLimit = roomLimit;
  }

  @Override
  public Optional<Member> find(String room, String userId) {
    return Optional.ofNullable(table.get(Keys.member(room, userId), StoredMember.class))
        .filter(stored -> stored.isMember() || stored.banned())
        .map(
            stored ->
                new Member(
                    Objects.requireNonNullElse(stored.role(), Member.MEMBER),
                    stored.name(),
                    stored.banned()));
  }

  @Override
  public Entrance enter(String room, Connection connection) {
    return enter(
        room,
        connection,
        null,
        member -> member instanceof StoredMember stored && stored.isMember());
  }

  @Override
  public Entrance enterUnasked(String room, Connection connection) {
    return enter(room, connection, null, _ -> true);
  }

  @Override
  public Entrance enterAsNew(String room, Connection connection, Member member, Instant joinedAt) {
    return enter(room, connection, member, InMemoryMembers::isNew);
  }

  @Override
  public Entrance enterAsOneMore(
      String room, Connection connection, Member member, Instant joinedAt, int most) {
    return table.call(
        all -> {
          StoredRoom made =
              all.get(Keys.room(room)) instanceof StoredRoom there
                      && there.room().access() == Access.OPEN
                  ? there
                  : null;
          if (isNew(all.get(Keys.member(room, connection.userId())))
              && all.containsKey(Keys.connection(connection.id()))) {
            if (made == null) {
              return Entrance.REFUSED;
            }
            if (made.members() >= most) {
              return Entrance.FULL;
            }
          }
          Entrance entrance = enterAsNew(room, connection, member, joinedAt);
          if (entrance == Entrance.ENTERED && made != null) {
            all.put(Keys.room(room), made.withMembers(made.members() + 1));
          }
          return entrance;
        });
  }

  private static boolean isNew(@Nullable Object there) {
    return !(there instanceof StoredMember stored) || (!stored.isMember() && !stored.banned());
  }

  private Entrance enter(
      String room,
      Connection connection,
      @Nullable Member made,
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
            if (StoredUserRoom.count(all, connection.userId()) >= roomLimit) {
              return Entrance.LIMIT;
            }
            all.put(
                Keys.member(room, connection.userId()),
                StoredMember.joined(
                    all.get(Keys.member(room, connection.userId())), made.role(), made.name()));
            StoredUserRoom.follow(all, room, connection.userId(), null, Role.of(made.role()));
          } else if (all.get(Keys.member(room, connection.userId()))
              instanceof StoredMember member) {
            all.put(Keys.member(room, connection.userId()), member.called(connection.userName()));
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
