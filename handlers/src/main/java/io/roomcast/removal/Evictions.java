package io.roomcast.removal;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import io.roomcast.events.Codec;
import io.roomcast.events.LeftReason;
import io.roomcast.events.Reply;
import io.roomcast.sockets.SocketException;
import io.roomcast.sockets.Sockets;
import io.roomcast.table.Connections;
import io.roomcast.table.Heads;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the connections of a deleted room out of it, some at a time, and tells them. */
final class Evictions {

  private static final Logger LOG = LoggerFactory.getLogger(Evictions.class);

  /** So many at once. */
  private static final int AT_ONCE = 50;

  private final Connections connections;
  private final Heads heads;
  private final Sockets sockets;
  private final Codec codec;

  Evictions(Connections connections, Heads heads, Sockets sockets, Codec codec) {
    this.connections = connections;
    this.heads = heads;
    this.sockets = sockets;
    this.codec = codec;
  }

  /**
   * After the memberships have ended, so that no connection enters. The room's list is what a try
   * that was interrupted goes on with, so a connection is taken out of it last; and HEAD's version
   * is raised after that in any case, because that try may have ended right before it.
   *
   * @return whether there may be more
   */
  boolean some(String room) {
    List<String> in = connections.inRoom(room);
    List<String> now = in.subList(0, Math.min(AT_ONCE, in.size()));
    all(now.stream().<Callable<Boolean>>map(each -> () -> takeOut(room, each)).toList());
    heads.changeConnections(room, -now.size());
    all(now.stream().<Callable<Boolean>>map(each -> () -> tell(room, each)).toList());
    return in.size() > now.size();
  }

  private boolean takeOut(String room, String connection) {
    connections.forget(room, connection);
    return connections.leave(room, connection);
  }

  /** Best effort, as with everyone who is put out. */
  private boolean tell(String room, String connection) {
    try {
      sockets.post(connection, codec.encode(new Reply.Left(null, room, LeftReason.DELETED)));
      return true;
    } catch (SocketException failed) {
      LOG.warn("not told of leaving", entry("connectionId", connection), failed);
      return false;
    }
  }

  private static void all(List<Callable<Boolean>> tasks) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> task : threads.invokeAll(tasks)) {
        if (task.state() == Future.State.FAILED) {
          throw new IllegalStateException("not all were taken out", task.exceptionNow());
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted; it comes again", interrupted);
    }
  }
}
