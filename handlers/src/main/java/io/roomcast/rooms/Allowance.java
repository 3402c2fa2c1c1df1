package io.roomcast.rooms;

/** Whether a user may be in one room more, and own one more. */
record Allowance(boolean oneMore, boolean ownsOneMore) {}
