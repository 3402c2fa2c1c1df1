package io.roomcast.operator;

import io.roomcast.events.Sequence;

/** Where a log does not link. */
sealed interface Gap {

  /** An event is not there, and perhaps others between it and the one before. */
  record Missing(Sequence seq, Sequence after) implements Gap {}

  /** An event is there, but the next one links to what is before it. */
  record Unlinked(Sequence seq, Sequence next) implements Gap {}
}
