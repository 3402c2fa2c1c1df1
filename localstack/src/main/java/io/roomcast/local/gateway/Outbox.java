package io.roomcast.local.gateway;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.util.IteratingCallback;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one client, written one frame after the other in the order it came, so that a
 * client that reads slowly holds up nobody else. It holds a bounded number of bytes.
 */
final class Outbox extends IteratingCallback {

  /** What became of a message. */
  enum Offer {
    TAKEN,
    FULL,
    CLOSED
  }

  private final int frameLimit;
  private final int capacity;
  private final Runnable onWritten;
  private final Runnable onClosed;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<Outgoing> queue = new ArrayDeque<>();
  private @Nullable Session session;
  private @Nullable Outgoing current;
  private int bytes;
  private boolean closed;

  /** {@code onWritten} runs after each frame, {@code onClosed} once no more will be written. */
  Outbox(Limits limits, Runnable onWritten, Runnable onClosed) {
    this.frameLimit = limits.frame();
    this.capacity = limits.sendBuffer();
    this.onWritten = onWritten;
    this.onClosed = onClosed;
  }

  /** Starts to write: until the upgrade is done, messages wait here. */
  void attach(Session opened) {
    lock.lock();
    try {
      session = opened;
    } finally {
      lock.unlock();
    }
    iterate();
  }

  /** Takes the message if there is room for it. */
  Offer offer(String message) {
    return add(message, false);
  }

  /** Takes the message as soon as there is room for it. */
  Offer put(String message) {
    return add(message, true);
  }

  private Offer add(String message, boolean patient) {
    List<Outgoing.Text> frames = Outgoing.frames(message, frameLimit);
    int size = frames.stream().mapToInt(Outgoing.Text::bytes).sum();
    lock.lock();
    try {
      while (!closed && bytes > 0 && bytes + size > capacity) {
        if (!patient) {
          return Offer.FULL;
        }
        changed.awaitUninterruptibly();
      }
      if (closed) {
        return Offer.CLOSED;
      }
      queue.addAll(frames);
      bytes += size;
    } finally {
      lock.unlock();
    }
    iterate();
    return Offer.TAKEN;
  }

  /** Writes what waits, then the close frame. */
  void close(Disconnect end) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      queue.add(new Outgoing.Close(end));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    iterate();
  }

  /** Ends the TCP connection at once, whatever waits. */
  void disconnect() {
    Session open = stop();
    if (open != null) {
      open.disconnect();
    }
  }

  /** Forgets what waits, and takes no more. */
  void discard() {
    stop();
  }

  private @Nullable Session stop() {
    lock.lock();
    try {
      closed = true;
      queue.clear();
      changed.signalAll();
      return session;
    } finally {
      lock.unlock();
    }
  }

  @Override
  protected Action process() {
    Session target;
    Outgoing next;
    lock.lock();
    try {
      target = session;
      next = target == null ? null : queue.poll();
      current = next;
    } finally {
      lock.unlock();
    }
    if (target == null || next == null) {
      return Action.IDLE;
    }
    Callback written = Callback.from(this::succeeded, this::failed);
    switch (next) {
      case Outgoing.Text text when text.first() && text.last() ->
          target.sendText(text.text(), written);
      case Outgoing.Text text -> target.sendPartialText(text.text(), text.last(), written);
      case Outgoing.Close(Disconnect end) -> target.close(end.code(), end.reason(), written);
    }
    return Action.SCHEDULED;
  }

  @Override
  protected void onSuccess() {
    Outgoing written;
    lock.lock();
    try {
      written = current;
      current = null;
      if (written instanceof Outgoing.Text text) {
        bytes -= text.bytes();
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
    (written instanceof Outgoing.Close ? onClosed : onWritten).run();
  }

  /** A message that cannot be written has no say in how the connection ends: Jetty reports that. */
  @Override
  protected void onCompleteFailure(Throwable cause) {
    boolean closing = current instanceof Outgoing.Close;
    discard();
    if (closing) {
      onClosed.run();
    }
  }
}
