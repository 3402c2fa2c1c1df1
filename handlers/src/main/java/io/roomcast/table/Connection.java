package io.roomcast.table;

import java.time.Duration;
import java.time.Instant;

/** A connection and whose it is. */
public record Connection(String id, String userId, String userName, Instant connectedAt) {

  /**
   * How long the items of a connection are believed. API Gateway ends it after two hours and tells
   * so at best, so its items must also go by themselves, but not before it.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html">WebSocket
   *     quotas</a>
   */
  public static final Duration LIFE = Duration.ofHours(2).plusMinutes(10);

  /** When the connection is surely gone. */
  public Instant expiresAt() {
    return connectedAt.plus(LIFE);
  }
}
