package io.roomcast.interleaving;

import static io.roomcast.interleaving.World.BOB;
import static io.roomcast.interleaving.World.ROOM;

import io.roomcast.table.Connections;
import io.roomcast.table.Heads;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredMember;

/** Bob is banned, in the order of steps that the design gives. */
record Kick(Mutant mutant) implements Program {

  /** Changes a member's item. */
  interface Moderation {

    /** The user may not be in the room any more. */
    boolean ban(String room, String userId);
  }

  /** In memory. */
  record InMemoryModeration(InMemoryTable table) implements Moderation {

    @Override
    public boolean ban(String room, String userId) {
      table.put(Keys.member(room, userId), new StoredMember("member", userId, true, 0));
      return true;
    }
  }

  @Override
  public Object run(Ports ports) {
    boolean banned = ports.port(Moderation.class).ban(ROOM, BOB.userId());
    Connections connections = ports.port(Connections.class);
    if (connections.rooms(BOB.id()).contains(ROOM)) {
      connections.leave(ROOM, BOB.id());
      if (mutant != Mutant.KICK_WITHOUT_VERSION) {
        ports.port(Heads.class).changeConnections(ROOM, -1);
      }
    }
    return banned;
  }
}
