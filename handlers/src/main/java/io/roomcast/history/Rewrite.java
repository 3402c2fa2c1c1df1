package io.roomcast.history;

/** An entry that becomes another, if it still is as it was read. */
record Rewrite(Entry read, Entry now) {}
