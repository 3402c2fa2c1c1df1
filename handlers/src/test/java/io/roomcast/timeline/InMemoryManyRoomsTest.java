package io.roomcast.timeline;

import io.roomcast.events.Access;
import io.roomcast.table.Connections;
import io.roomcast.table.Heads;
import io.roomcast.table.InMemoryConnections;
import io.roomcast.table.InMemoryHeads;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.Room;
import io.roomcast.table.StoredLog;
import io.roomcast.table.StoredMember;
import io.roomcast.table.StoredRoom;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

class InMemoryManyRoomsTest extends ManyRoomsContract {

  private final InMemoryTable table = new InMemoryTable();

  @Override
  ManyRooms many() {
    return new InMemoryManyRooms(table);
  }

  @Override
  Connections connections() {
    return new InMemoryConnections(table, InstantSource.fixed(NOW.minusSeconds(1)));
  }

  @Override
  Heads heads() {
    return new InMemoryHeads(table);
  }

  @Override
  void put(String room, String userId, String role, boolean banned) {
    table.put(Keys.member(room, userId), new StoredMember(role, userId, banned, 0));
  }

  @Override
  @Nullable String called(String room, String userId) {
    StoredMember member = table.get(Keys.member(room, userId), StoredMember.class);
    return member == null ? null : member.name();
  }

  @Override
  void name(String room, String name) {
    Room tea = StoredRoom.of(Access.OPEN).room();
    table.put(
        Keys.room(room),
        new StoredRoom(
            new Room(name, tea.topic(), tea.access(), tea.posting(), tea.slowMode(), tea.version()),
            1,
            1,
            "",
            Instant.EPOCH));
  }

  @Override
  void logged(String room, int number) {
    table.put(Keys.log(room), new StoredLog(Messages.seq(number), null));
  }
}
