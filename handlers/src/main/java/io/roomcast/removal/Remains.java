package io.roomcast.removal;

import java.time.Instant;

/**
 * What there still is of a deleted room, beside its connections. The table itself says how far the
 * removal is, so that each step may be done again.
 */
interface Remains {

  /** Whether the room was deleted. */
  boolean isDeleted(String room);

  /**
   * Ends some of the memberships, each with its user's own item and numbers, and forgets some of
   * what else the room knows of users.
   *
   * @return whether there may be more of it
   */
  boolean endMemberships(String room);

  /** Nothing is logged in the room from now on, whatever comes late. */
  void closeLog(String room);

  /**
   * Removes some of the room's events, or of what finds answers and pins among them.
   *
   * @return whether there may be more of them
   */
  boolean removeEvents(String room);

  /**
   * Removes what the room was called. What is left keeps its id from being used again and what
   * comes late from being kept; it goes by itself at the time given.
   */
  void bury(String room, Instant until);
}
