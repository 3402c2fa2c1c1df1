package io.roomcast.timeline;

import io.roomcast.events.Sequence;
import io.roomcast.sockets.ForgottenConnectionException;
import io.roomcast.table.Connection;
import io.roomcast.table.InMemoryHeads;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredLog;
import io.roomcast.table.StoredMember;
import io.roomcast.table.StoredRoom;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** {@link ManyRooms} in memory. */
final class InMemoryManyRooms implements ManyRooms {

  private final InMemoryTable table;

  InMemoryManyRooms(InMemoryTable table) {
    this.table = table;
  }

  @Override
  public Set<String> enter(Collection<String> rooms, Connection connection, int most) {
    return table.call(
        all -> {
          if (!all.containsKey(Keys.connection(connection.id()))) {
            throw new ForgottenConnectionException();
          }
          Set<String> entered = new HashSet<>();
          for (String room : Set.copyOf(rooms)) {
            boolean isMember =
                all.get(Keys.member(room, connection.userId())) instanceof StoredMember stored
                    && stored.isMember();
            if (isMember && new InMemoryHeads(table).admit(room, most).isPresent()) {
              new InMemoryMembers(table).enter(room, connection);
              entered.add(room);
            }
          }
          return entered;
        });
  }

  @Override
  public Map<String, Sequence> logged(Collection<String> rooms) {
    Map<String, Sequence> logged = new HashMap<>();
    for (String room : rooms) {
      StoredLog log = table.get(Keys.log(room), StoredLog.class);
      logged.put(room, log == null ? Sequence.NONE : log.logged());
    }
    return logged;
  }

  @Override
  public Map<String, Place> places(Collection<String> rooms, String userId) {
    Map<String, Place> places = new HashMap<>();
    for (String room : rooms) {
      StoredMember member = table.get(Keys.member(room, userId), StoredMember.class);
      if (member != null && member.isMember()) {
        StoredRoom made = table.get(Keys.room(room), StoredRoom.class);
        places.put(
            room,
            new Place(
                Objects.requireNonNull(member.role()), made == null ? room : made.room().name()));
      }
    }
    return places;
  }
}
