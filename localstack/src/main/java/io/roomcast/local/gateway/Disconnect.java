package io.roomcast.local.gateway;

/**
 * How a connection ended: the code of the close frame, or the one that RFC 6455 reserves for none
 * (1005, 1006), and the text of {@code disconnectReason}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-overview.html#websocket-api-status-codes">Status
 *     codes</a>
 */
record Disconnect(int code, String reason) {

  static final int NORMAL = 1000;
  static final int GOING_AWAY = 1001;
  static final int UNSUPPORTED = 1003;
  static final int ABNORMAL = 1006;

  /** The texts of 1000, 1001 and 1005 were recorded on AWS; others name the code's meaning. */
  static Disconnect of(int code) {
    return new Disconnect(
        code,
        switch (code) {
          case NORMAL -> "Connection Closed Normally";
          case GOING_AWAY -> "Going away";
          case 1002 -> "Protocol error";
          case UNSUPPORTED -> "Unsupported data";
          case 1005 -> "Client-side close frame status not set";
          case ABNORMAL -> "Connection closed abnormally";
          case 1007 -> "Invalid frame payload data";
          case 1008 -> "Policy violation";
          case 1009 -> "Message too big";
          case 1011 -> "Internal error";
          default -> "Close code " + code;
        });
  }
}
