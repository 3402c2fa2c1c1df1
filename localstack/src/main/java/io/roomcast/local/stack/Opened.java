package io.roomcast.local.stack;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was opened, to be closed in the reverse order, whatever one of them throws. */
final class Opened implements AutoCloseable {

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  /** Adds a part, which is closed before all that were added earlier. */
  synchronized <P extends AutoCloseable> P add(P part) {
    parts.push(part);
    return part;
  }

  @Override
  public synchronized void close() {
    for (AutoCloseable part = parts.poll(); part != null; part = parts.poll()) {
      try {
        part.close();
      } catch (Exception thrown) {
        // The rest must be closed too, and nobody is left to act on it.
        System.out.println("while closing: " + thrown);
      }
    }
  }
}
