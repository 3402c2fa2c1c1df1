package io.roomcast.sockets;

/**
 * A frame came on a connection whose items are gone, so it can join nothing any more: it is sent
 * away to connect anew.
 */
public final class ForgottenConnectionException extends RuntimeException {

  /** The connection has no items. */
  public ForgottenConnectionException() {
    super("the connection was forgotten");
  }
}
