package io.roomcast.table;

import io.roomcast.events.Sequence;
import java.time.Instant;

/**
 * A room's HEAD: the last durable sequence handed to live delivery, the version of the room's list
 * of connections, when the head last moved, and about how many connections there are (a ceiling's
 * count, not exact).
 */
public record Head(Sequence head, long version, Instant postedAt, long connections) {

  /** Of a room in which nothing has happened yet. */
  public static final Head NONE = new Head(Sequence.NONE, 0, Instant.EPOCH, 0);
}
