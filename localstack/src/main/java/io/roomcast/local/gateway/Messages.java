package io.roomcast.local.gateway;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What happens to a client's message: its route, its integration, and what comes back. */
record Messages(Invoker invoker, Limits limits) {

  /** A client must not reach these. */
  private static final Set<String> RESERVED = Set.of(WebSocketApi.CONNECT, WebSocketApi.DISCONNECT);

  /** Handles one message, in the caller's thread, until its answer waits to be written. */
  void handle(Connection connection, String body, Instant receivedAt) {
    Origin origin = connection.origin();
    String requestId = Ids.next();
    String key = routeKey(origin.api(), body);
    Optional<String> answer =
        origin
            .api()
            .route(key)
            .map(
                route ->
                    run(
                        connection,
                        route,
                        EventJson.message(origin, key, body, requestId, receivedAt),
                        requestId))
            .orElseGet(() -> Optional.of(ErrorFrame.FORBIDDEN.text(connection.id(), requestId)));
    answer.ifPresent(connection.outbox()::put);
  }

  private static String routeKey(WebSocketApi api, String body) {
    return api.routeSelection()
        .key(body)
        .filter(key -> !RESERVED.contains(key) && api.route(key).isPresent())
        .orElse(WebSocketApi.DEFAULT);
  }

  private Optional<String> run(Connection connection, Route route, String event, String requestId) {
    return invoker
        .invoke(route.integration(), event)
        .map(outcome -> answer(connection, route, outcome, requestId))
        .orElseGet(
            () ->
                Optional.of(
                    ErrorFrame.ENDPOINT_REQUEST_TIMED_OUT.text(connection.id(), requestId)));
  }

  private Optional<String> answer(
      Connection connection, Route route, Outcome outcome, String requestId) {
    Optional<ProxyResponse> response =
        switch (outcome) {
          case Outcome.Returned(String result) -> ProxyResponse.parse(result);
          case Outcome.Failed _, Outcome.TimedOut _ -> Optional.empty();
        };
    if (response.isEmpty()) {
      return Optional.of(ErrorFrame.INTERNAL_SERVER_ERROR.text(connection.id(), requestId));
    }
    Optional<String> body = route.twoWay() ? response.get().body() : Optional.empty();
    return body.map(
        text ->
            Outgoing.utf8Length(text) <= limits.message()
                ? text
                : ErrorFrame.INTERNAL_SERVER_ERROR.text(connection.id(), requestId));
  }
}
