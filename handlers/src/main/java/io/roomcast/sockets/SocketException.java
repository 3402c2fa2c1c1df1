package io.roomcast.sockets;

/** A post or a close that failed although the connection may be there. */
public final class SocketException extends RuntimeException {

  private final boolean throttled;

  /** Throttled is API Gateway's 429: too many requests of this account and region. */
  public SocketException(boolean throttled, Throwable cause) {
    super(throttled ? "@connections answers 429" : "@connections failed", cause);
    this.throttled = throttled;
  }

  /** Whether API Gateway asked for fewer requests. */
  public boolean throttled() {
    return throttled;
  }
}
