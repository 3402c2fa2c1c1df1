package io.roomcast.broadcast;

import io.roomcast.table.Connections;
import java.util.Set;

/** Connections that cannot be removed. */
final class BrokenRemoval extends ForwardingConnections {

  BrokenRemoval(Connections connections) {
    super(connections);
  }

  @Override
  public Set<String> remove(String connectionId) {
    throw new IllegalStateException("no table");
  }
}
