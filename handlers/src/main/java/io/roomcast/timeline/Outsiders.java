package io.roomcast.timeline;

import io.roomcast.events.Reply;
import io.roomcast.permissions.Act;
import io.roomcast.sockets.Refusals;
import io.roomcast.table.Rooms;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one is told who is not a member of a room, or banned. */
record Outsiders(Set<String> openRooms, Rooms rooms) {

  Reply.Refused refused(@Nullable String id, String room, Optional<Member> found) {
    if (found.isPresent() && found.get().banned()) {
      return Refusals.banned(id);
    }
    boolean known =
        openRooms.contains(room)
            || rooms.find(room).filter(there -> Act.isKnown(there.access())).isPresent();
    return Refusals.notMember(id, known);
  }
}
