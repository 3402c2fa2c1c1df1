package io.roomcast.operator;

import io.roomcast.events.Sequence;

/**
 * What a room's items say of it: how far live delivery is, how far the log is and whether its
 * entries ever expired, how far is counted, and how many messages were.
 */
record RoomState(Sequence head, Sequence logged, boolean expires, Sequence counted, long messages) {

  /** Whether the room has none of the items: nothing ever happened in it. */
  boolean isEmpty() {
    return head.equals(Sequence.NONE)
        && logged.equals(Sequence.NONE)
        && counted.equals(Sequence.NONE);
  }

  /** Whether all three have taken the same events. */
  boolean isLevel() {
    return head.equals(logged) && counted.equals(logged);
  }
}
