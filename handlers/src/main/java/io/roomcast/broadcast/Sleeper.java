package io.roomcast.broadcast;

import java.time.Duration;

/** Waits. */
@FunctionalInterface
interface Sleeper {

  /** Waits for the time given. */
  void sleep(Duration duration) throws InterruptedException;
}
