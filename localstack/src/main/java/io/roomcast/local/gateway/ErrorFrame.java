package io.roomcast.local.gateway;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/**
 * What the gateway itself tells a client, as the body of a refused upgrade and as a frame.
 *
 * <p>The text was recorded on AWS, white space included, and clients match on it.
 */
enum ErrorFrame {
  BAD_REQUEST("Bad Request"),
  UNAUTHORIZED("Unauthorized"),
  FORBIDDEN("Forbidden"),
  INTERNAL_SERVER_ERROR("Internal server error"),
  ENDPOINT_REQUEST_TIMED_OUT("Endpoint request timed out");

  private final String message;

  ErrorFrame(String message) {
    this.message = message;
  }

  String message() {
    return message;
  }

  String text(String connectionId, String requestId) {
    return text(message, connectionId, requestId);
  }

  static String text(String message, String connectionId, String requestId) {
    return "{\"message\": \"%s\", \"connectionId\":\"%s\", \"requestId\":\"%s\"}"
        .formatted(
            new String(JsonStringEncoder.getInstance().quoteAsString(message)),
            connectionId,
            requestId);
  }
}
