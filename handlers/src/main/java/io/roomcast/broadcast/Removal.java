package io.roomcast.broadcast;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import io.roomcast.table.Connections;
import io.roomcast.table.Heads;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes away what connections that are gone have left. That is not urgent: where it fails, or where
 * the invocation has no time left for it, the next post finds the connection gone again.
 */
final class Removal {

  private static final Logger LOG = LoggerFactory.getLogger(Removal.class);

  /** No removal starts so close to the end of the invocation: it is a handful of writes. */
  private static final Duration MARGIN = Duration.ofSeconds(2);

  private final Heads heads;
  private final Connections connections;
  private final RoomLists lists;
  private final InstantSource clock;
  private final AtOnce atOnce = new AtOnce();

  Removal(Heads heads, Connections connections, RoomLists lists, InstantSource clock) {
    this.heads = heads;
    this.connections = connections;
    this.lists = lists;
    this.clock = clock;
  }

  /** Of connections that were found gone in a room. */
  void remove(String room, Collection<String> gone, Instant deadline) {
    Instant end = deadline.minus(MARGIN);
    int left =
        atOnce.each(gone, id -> removed(room, id, end) ? 0 : 1).stream().mapToInt(n -> n).sum();
    if (left > 0) {
      LOG.warn("gone connections left for the next post", entry("room", room), entry("n", left));
    }
  }

  private boolean removed(String room, String connectionId, Instant end) {
    if (!clock.instant().isBefore(end)) {
      return false;
    }
    boolean counted = false;
    try {
      Set<String> rooms = connections.remove(connectionId);
      counted = rooms.contains(room) || connections.leave(room, connectionId);
      rooms.stream()
          .filter(other -> !other.equals(room))
          .forEach(other -> heads.changeConnections(other, -1));
    } catch (RuntimeException failed) {
      LOG.warn("gone connection not removed", entry("connectionId", connectionId), failed);
    }
    lists.gone(room, connectionId, counted);
    return true;
  }
}
