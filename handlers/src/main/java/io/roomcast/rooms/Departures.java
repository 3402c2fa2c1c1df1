package io.roomcast.rooms;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import io.roomcast.events.Codec;
import io.roomcast.events.LeftReason;
import io.roomcast.events.Reply;
import io.roomcast.sockets.SocketException;
import io.roomcast.sockets.Sockets;
import io.roomcast.table.Connections;
import io.roomcast.table.Heads;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the connections of one who is a member no longer out of the room, and tells them. */
final class Departures {

  private static final Logger LOG = LoggerFactory.getLogger(Departures.class);

  private final Connections connections;
  private final Heads heads;
  private final Sockets sockets;
  private final Codec codec;

  Departures(Connections connections, Heads heads, Sockets sockets, Codec codec) {
    this.connections = connections;
    this.heads = heads;
    this.sockets = sockets;
    this.codec = codec;
  }

  /**
   * After the member's item has changed: no connection of the user's joins any more, so those that
   * are listed now are all. HEAD's version is raised in any case, because a try before this one may
   * have failed right before it.
   *
   * @return those that were in the room, by what they list themselves
   */
  List<String> takeOut(String room, String userId) {
    List<String> all = connections.ofUser(userId);
    List<String> left = all.stream().filter(each -> connections.leave(room, each)).toList();
    heads.changeConnections(room, -left.size());
    return all.stream().filter(each -> connections.forget(room, each)).toList();
  }

  /** Best effort: one that does not hear of it hears so with its next action. */
  void tell(List<String> left, String room, LeftReason reason) {
    String frame = codec.encode(new Reply.Left(null, room, reason));
    for (String connection : left) {
      try {
        sockets.post(connection, frame);
      } catch (SocketException failed) {
        LOG.warn("not told of leaving", entry("connectionId", connection), failed);
      }
    }
  }
}
