package io.roomcast.operator;

import io.roomcast.events.Sequence;

/**
 * What a room's items say of it: how far live delivery is, how far the log is and whether its
 * entries ever expired, how far is counted, and how many messages were. A room that was is one that
 * has any of the items: somebody joined it, at least. Of one that was deleted there is no log.
 */
record RoomState(
    boolean was,
    boolean deleted,
    Sequence head,
    Sequence logged,
    boolean expires,
    Sequence counted,
    long messages) {

  /** Whether all three have taken the same events. */
  boolean isLevel() {
    return head.equals(logged) && counted.equals(logged);
  }
}
