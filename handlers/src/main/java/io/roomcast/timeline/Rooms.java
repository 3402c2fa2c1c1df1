package io.roomcast.timeline;

import java.util.Set;

/** The rooms that are open to all from the first join on, and how many connections a room takes. */
record Rooms(Set<String> open, int connections) {}
