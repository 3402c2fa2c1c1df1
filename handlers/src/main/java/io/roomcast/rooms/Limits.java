package io.roomcast.rooms;

/** How many members a room takes, how many rooms a user is in, and how many of them they own. */
record Limits(int members, int rooms, int owned) {}
