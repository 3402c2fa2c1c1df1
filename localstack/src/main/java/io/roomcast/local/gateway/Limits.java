package io.roomcast.local.gateway;

import java.time.Duration;

/**
 * The quotas that the gateway enforces; {@link #AWS} has those of AWS. Sizes are in bytes.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html">Quotas
 *     of WebSocket APIs</a>
 * @param frame the largest WebSocket frame, either way; a larger one closes with 1009
 * @param message the largest message, either way, and the largest body of a POST to a connection
 * @param idle how long a connection may carry no message either way before it is closed with 1001
 * @param life how long a connection may last before it is closed with 1001
 * @param integration how long the gateway waits for a function
 * @param url the longest path and query, in characters
 * @param authorizerResult the largest result of an authorizer
 * @param sendBuffer how much may wait for a client that reads slowly, before a POST is answered
 *     with 429
 * @param framesInFlight how many messages of one connection may be in work at once, before no more
 *     are read from it
 */
public record Limits(
    int frame,
    int message,
    Duration idle,
    Duration life,
    Duration integration,
    int url,
    int authorizerResult,
    int sendBuffer,
    int framesInFlight) {

  /** 32 KB, from the table of quotas linked above. */
  public static final int FRAME = 32 * 1024;

  /** 128 KB, from the table of quotas linked above. */
  public static final int MESSAGE = 128 * 1024;

  /** Ten minutes, from the table of quotas linked above. */
  public static final Duration IDLE = Duration.ofMinutes(10);

  /** Two hours, from the table of quotas linked above. */
  public static final Duration LIFE = Duration.ofHours(2);

  /** 29 seconds, from the table of quotas linked above. */
  public static final Duration INTEGRATION = Duration.ofSeconds(29);

  /** 4,096 characters, from the table of quotas linked above. */
  public static final int URL = 4096;

  /** 8 KB, from the table of quotas linked above. */
  public static final int AUTHORIZER_RESULT = 8 * 1024;

  /**
   * AWS has such a buffer and states no size.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/apigatewaymanagementapi/latest/APIReference/API_connections_connectionId.html">LimitExceededException</a>
   */
  public static final int SEND_BUFFER = 1024 * 1024;

  /** AWS bounds this by the account's quota of concurrent executions; here it bounds memory. */
  public static final int FRAMES_IN_FLIGHT = 128;

  /** The quotas of AWS. */
  public static final Limits AWS =
      new Limits(
          FRAME,
          MESSAGE,
          IDLE,
          LIFE,
          INTEGRATION,
          URL,
          AUTHORIZER_RESULT,
          SEND_BUFFER,
          FRAMES_IN_FLIGHT);

  /** These, with another idle timeout. */
  public Limits withIdle(Duration other) {
    return new Limits(
        frame,
        message,
        other,
        life,
        integration,
        url,
        authorizerResult,
        sendBuffer,
        framesInFlight);
  }

  /** These, with another maximum duration of a connection. */
  public Limits withLife(Duration other) {
    return new Limits(
        frame,
        message,
        idle,
        other,
        integration,
        url,
        authorizerResult,
        sendBuffer,
        framesInFlight);
  }

  /** These, with another integration timeout. */
  public Limits withIntegration(Duration other) {
    return new Limits(
        frame, message, idle, life, other, url, authorizerResult, sendBuffer, framesInFlight);
  }

  /** These, with another number of messages of one connection in work at once. */
  public Limits withFramesInFlight(int other) {
    return new Limits(
        frame, message, idle, life, integration, url, authorizerResult, sendBuffer, other);
  }
}
