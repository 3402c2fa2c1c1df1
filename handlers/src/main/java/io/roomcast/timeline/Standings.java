package io.roomcast.timeline;

import io.roomcast.events.Sequence;
import java.util.Collection;
import java.util.Map;

/** How rooms stand, and what of them is unread. */
interface Standings {

  /** How each of the rooms stands, read consistently; every one is in the answer. */
  Map<String, Standing> read(Collection<String> rooms);

  /** How many messages are unread, and how many of these mention the user. */
  record Unread(int messages, int mentions) {

    /** Nothing. */
    static final Unread NONE = new Unread(0, 0);
  }

  /**
   * How many messages are in a room's log after a place that others said than this user, and that
   * are neither deleted nor expired: at most {@link io.roomcast.events.ListedRoom#MOST_UNREAD}, and
   * of no more than the first 1,000 events after the place. Those that mention the user are counted
   * among these.
   */
  Unread unread(String room, Sequence after, String userId);
}
