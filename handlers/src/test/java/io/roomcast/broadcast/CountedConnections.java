package io.roomcast.broadcast;

import io.roomcast.table.Connections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Connections whose queries of a room's list are counted, and may fail. */
final class CountedConnections extends ForwardingConnections {

  private final AtomicInteger queries = new AtomicInteger();
  private Runnable beforeQuery = () -> {};
  private Runnable afterQuery = () -> {};

  CountedConnections(Connections connections) {
    super(connections);
  }

  int queries() {
    return queries.get();
  }

  void beforeQuery(Runnable happens) {
    beforeQuery = happens;
  }

  void afterQuery(Runnable happens) {
    afterQuery = happens;
  }

  @Override
  public List<String> inRoom(String room) {
    queries.incrementAndGet();
    beforeQuery.run();
    List<String> read = super.inRoom(room);
    afterQuery.run();
    return read;
  }
}
