package io.roomcast.rooms;

import io.roomcast.table.Room;

/** A room, how many members and owners it has, and what made its version. */
record RoomState(Room settings, long members, long owners, Mark made) {}
