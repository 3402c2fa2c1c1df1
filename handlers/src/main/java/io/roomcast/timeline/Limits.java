package io.roomcast.timeline;

import java.util.Set;

/**
 * The rooms that are open to all from the first join on, and how many connections and members a
 * room takes.
 */
record Limits(Set<String> openRooms, int connections, int members) {}
