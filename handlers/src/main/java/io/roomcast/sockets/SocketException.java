package io.roomcast.sockets;

/** A post or a close that failed although the connection may be there. */
public final class SocketException extends RuntimeException {

  private static final int NO_ANSWER = 0;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  private final int status;

  /** Of an answer with this HTTP status. */
  public SocketException(int status, Throwable cause) {
    super("@connections answers " + status, cause);
    this.status = status;
  }

  /** Of no answer at all. */
  public SocketException(Throwable cause) {
    super("@connections does not answer", cause);
    this.status = NO_ANSWER;
  }

  /** Whether API Gateway asked for fewer requests of this account and Region. */
  public boolean throttled() {
    return status == TOO_MANY_REQUESTS;
  }

  /** Whether the same call may succeed later: any other refusal is for good. */
  public boolean temporary() {
    return status == NO_ANSWER || throttled() || status >= SERVER_ERROR;
  }
}
