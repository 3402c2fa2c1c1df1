package io.roomcast.broadcast;

import io.roomcast.sockets.SocketException;
import io.roomcast.sockets.Sockets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Connections in memory: what each got, which are gone, and which posts fail. */
final class RecordedSockets implements Sockets {

  private final Map<String, List<String>> frames = new HashMap<>();
  private final Map<String, Deque<Boolean>> failures = new HashMap<>();
  private final Set<String> gone = new HashSet<>();
  private int posts;

  /** The next posts to a connection fail, each with a 429 or not. */
  synchronized void fail(String connectionId, boolean... throttled) {
    Deque<Boolean> coming = new ArrayDeque<>();
    for (boolean one : throttled) {
      coming.add(one);
    }
    failures.put(connectionId, coming);
  }

  synchronized void gone(String connectionId) {
    gone.add(connectionId);
  }

  @Override
  public synchronized Outcome post(String connectionId, String frame) {
    posts++;
    Boolean throttled = failures.getOrDefault(connectionId, new ArrayDeque<>()).poll();
    if (throttled != null) {
      throw new SocketException(throttled, new IllegalStateException("refused"));
    }
    if (gone.contains(connectionId)) {
      return Outcome.GONE;
    }
    frames.computeIfAbsent(connectionId, id -> new ArrayList<>()).add(frame);
    return Outcome.OK;
  }

  @Override
  public Outcome close(String connectionId) {
    throw new UnsupportedOperationException("broadcast closes nothing");
  }

  /** What a connection got. */
  synchronized List<String> frames(String connectionId) {
    return List.copyOf(frames.getOrDefault(connectionId, List.of()));
  }

  /** Who got anything. */
  synchronized Set<String> reached() {
    return Set.copyOf(frames.keySet());
  }

  synchronized int posts() {
    return posts;
  }
}
