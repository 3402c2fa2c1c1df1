package io.roomcast.rooms;

/** Who is what in which room. */
interface Register {

  /** Reads what an action of one user on another, or on themselves, is decided on; consistently. */
  Situation read(String room, String actorId, String targetId);

  /**
   * Writes all of it or nothing.
   *
   * @return whether it was written; else something is not as the write needs it
   */
  boolean write(Write write);
}
