package io.roomcast.sockets;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@link Sockets} that remember what was sent, in order; connections are there until gone. */
public final class RecordedSockets implements Sockets {

  private final List<String> done = new ArrayList<>();
  private final Set<String> gone = new HashSet<>();
  private @Nullable String failing;

  /** Every call of this kind, "post" or "close", fails from now on. */
  public void fail(String kind) {
    this.failing = kind;
  }

  /** The connection is no more. */
  public void lose(String connectionId) {
    gone.add(connectionId);
  }

  /** "post ID FRAME" and "close ID", in order. */
  public List<String> done() {
    return List.copyOf(done);
  }

  @Override
  public synchronized Outcome post(String connectionId, String frame) {
    return call(connectionId, "post " + connectionId + " " + frame);
  }

  @Override
  public synchronized Outcome close(String connectionId) {
    Outcome outcome = call(connectionId, "close " + connectionId);
    gone.add(connectionId);
    return outcome;
  }

  private Outcome call(String connectionId, String what) {
    if (failing != null && what.startsWith(failing)) {
      throw new SocketException(500, new IllegalStateException("refused"));
    }
    if (gone.contains(connectionId)) {
      return Outcome.GONE;
    }
    done.add(what);
    return Outcome.OK;
  }
}
