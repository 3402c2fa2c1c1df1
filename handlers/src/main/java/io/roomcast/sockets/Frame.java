package io.roomcast.sockets;

import io.roomcast.events.Action;
import io.roomcast.events.User;
import io.roomcast.table.Connection;
import java.time.Instant;

/**
 * A client's frame that could be read, who sent it on which connection, until when the token is
 * good, and the mark that this frame's effects carry through all logs.
 */
public record Frame(Action action, Connection connection, Instant expiresAt, String correlation) {

  /** Who sent it: the token's identity, never the frame's. */
  public User user() {
    return new User(connection.userId(), connection.userName());
  }
}
