package io.roomcast.history;

import io.roomcast.events.Sequence;

/** Keeps originals that could not be read, for a later redrive. */
@FunctionalInterface
interface DeadLetters {

  /**
   * Keeps the body that the queue brought. The same place again within five minutes is kept once.
   */
  void keep(String room, Sequence seq, String body);
}
