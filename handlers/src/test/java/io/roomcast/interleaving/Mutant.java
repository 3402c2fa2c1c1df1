package io.roomcast.interleaving;

/** One rule of the design that is broken on purpose, for the search to find. */
enum Mutant {
  NONE,
  /** Broadcast queries the connections before it moves the head. */
  QUERY_BEFORE_MOVE,
  /** Broadcast trusts the list that it remembers, whatever version HEAD has. */
  LIST_WITHOUT_VERSION,
  /** Broadcast links to what this instance saw last, and not to what HEAD had. */
  PREV_FROM_MEMORY,
  /** HEAD's version is not raised when a connection leaves. */
  KICK_WITHOUT_VERSION,
  /** A connection that leaves forgets the room before HEAD's version is raised. */
  FORGETS_BEFORE_VERSION,
  /** The client drops an event that does not link. */
  CLIENT_DROPS,
  /** Counters add without asking what is counted already. */
  COUNT_WITHOUT_CONDITION,
  /** History appends without asking whether LOG still is what it read. */
  APPEND_WITHOUT_CONDITION,
  /** Broadcast's queue lets an event go when it is received, before the head has passed it. */
  LET_GO_EARLY,
  /** Membership is checked before, and not with, the put of the connection. */
  MEMBERSHIP_CHECKED_BEFORE,
  /** A join or a page asks for membership when it begins, and not once the log was read. */
  MEMBERSHIP_ASKED_FIRST,
  /** Who joins is shown nothing of what was there, and told to go on from its end. */
  VIEW_EMPTY,
  /** Who joins is shown the latest message only, though there is room for all. */
  VIEW_CUT,
  /** Whatever was read, the reply says that it is all. */
  COMPLETE_ALWAYS
}
