package io.roomcast.sockets;

/** The server's own side of the WebSocket connections. */
public interface Sockets {

  /** How it went; any other end is a {@link SocketException}. */
  enum Outcome {
    OK,
    /** The connection is no more: a normal outcome. */
    GONE
  }

  /**
   * Sends one text frame, once: a {@link SocketException} says whether a retry may help. A frame is
   * at most 32 KB, so that it is billed as one.
   */
  Outcome post(String connectionId, String frame);

  /** Closes the connection, with code 1000. */
  Outcome close(String connectionId);
}
