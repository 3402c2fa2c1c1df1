package io.roomcast.broadcast;

import io.roomcast.sockets.SocketException;
import io.roomcast.sockets.Sockets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Connections in memory: what each got, which are gone, and which posts fail. */
final class RecordedSockets implements Sockets {

  private final Map<String, List<String>> frames = new HashMap<>();
  private final Map<String, Deque<Integer>> failures = new HashMap<>();
  private final Set<String> gone = new HashSet<>();
  private int posts;

  /** The next posts to a connection fail, each with this status. */
  synchronized void fail(String connectionId, Integer... statuses) {
    failures.put(connectionId, new ArrayDeque<>(List.of(statuses)));
  }

  /** Every post to a connection fails with this status. */
  synchronized void failAlways(String connectionId, int status) {
    failures.put(connectionId, new ArrayDeque<>(Collections.nCopies(1_000, status)));
  }

  synchronized void gone(String connectionId) {
    gone.add(connectionId);
  }

  @Override
  public synchronized Outcome post(String connectionId, String frame) {
    posts++;
    Integer status = failures.getOrDefault(connectionId, new ArrayDeque<>()).poll();
    if (status != null) {
      throw new SocketException(status, new IllegalStateException("refused"));
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
