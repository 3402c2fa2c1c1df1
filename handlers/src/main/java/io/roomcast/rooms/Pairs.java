package io.roomcast.rooms;

import io.roomcast.events.User;

/** What is between two users. */
interface Pairs {

  /** Reads it as the first of them sees it, consistently. */
  Between read(User me, String otherId);

  /**
   * Writes all of it or nothing.
   *
   * @return whether it was written; else something is not as it was read
   */
  boolean write(PairWrite write);
}
