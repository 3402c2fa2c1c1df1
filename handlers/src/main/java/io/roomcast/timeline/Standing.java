package io.roomcast.timeline;

import io.roomcast.events.Sequence;
import io.roomcast.table.Room;
import java.util.Optional;

/**
 * How a room stands: its settings and how many members it has, if a user made it; how far live
 * delivery is; and how many messages were said.
 */
record Standing(Optional<Room> settings, long members, Sequence head, long messages) {}
