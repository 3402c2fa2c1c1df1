package io.roomcast.local.gateway;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Decides on an upgrade: the authorizer, then the integration of {@code $connect}. The client waits
 * meanwhile.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-keys-connect-disconnect.html">The
 *     $connect route</a>
 */
record Handshake(Invoker invoker, Limits limits, InstantSource clock) {

  /** Whether the client gets its connection. */
  sealed interface Decision {

    /** The connection of this origin may open, with the subprotocol that the backend chose. */
    record Accepted(Origin origin, Optional<String> subprotocol) implements Decision {}

    /** The upgrade is refused. */
    record Refused(Answer answer) implements Decision {}
  }

  Decision decide(Origin origin, UpgradeRequest request) {
    String requestId = Ids.next();
    Optional<Authorizer> authorizer = origin.api().authorizer();
    if (authorizer.isEmpty()) {
      return connect(origin, request, requestId);
    }
    return switch (authorize(authorizer.get(), origin, request, requestId)) {
      case Authorization.Allowed(Principal principal) ->
          connect(origin.withPrincipal(principal), request, requestId);
      case Authorization.Refused(int status, ErrorFrame error) ->
          refused(status, error.message(), origin, requestId);
    };
  }

  private Authorization authorize(
      Authorizer authorizer, Origin origin, UpgradeRequest request, String requestId) {
    boolean complete =
        authorizer.identitySources().stream()
            .map(IdentitySource::parse)
            .allMatch(source -> request.has(source, origin.stage()));
    if (!complete) {
      return Authorization.unauthorized();
    }
    long start = System.nanoTime();
    Outcome outcome =
        invoker
            .invoke(
                authorizer.function(),
                EventJson.authorizer(origin, request, requestId, clock.instant()))
            .orElseGet(Outcome.TimedOut::new);
    return Authorization.of(
        outcome,
        origin.api().arn(origin.stage().name(), WebSocketApi.CONNECT),
        limits.authorizerResult(),
        Duration.ofNanos(System.nanoTime() - start));
  }

  private Decision connect(Origin origin, UpgradeRequest request, String requestId) {
    Optional<Route> route = origin.api().route(WebSocketApi.CONNECT);
    if (route.isEmpty()) {
      return new Decision.Accepted(origin, Optional.empty());
    }
    String event = EventJson.connect(origin, request, requestId, clock.instant());
    Optional<Outcome> outcome = invoker.invoke(route.get().integration(), event);
    if (outcome.isEmpty()) {
      return refused(504, ErrorFrame.ENDPOINT_REQUEST_TIMED_OUT.message(), origin, requestId);
    }
    Optional<ProxyResponse> response =
        switch (outcome.get()) {
          case Outcome.Returned(String result) -> ProxyResponse.parse(result);
          case Outcome.Failed _, Outcome.TimedOut _ -> Optional.empty();
        };
    if (response.isEmpty()) {
      return refused(502, ErrorFrame.INTERNAL_SERVER_ERROR.message(), origin, requestId);
    }
    ProxyResponse answer = response.get();
    return answer.isSuccess()
        ? new Decision.Accepted(origin, answer.header("Sec-WebSocket-Protocol"))
        : refused(answer.statusCode(), message(answer.statusCode()), origin, requestId);
  }

  /** The body of the integration's result does not reach the client, only its status. */
  private static String message(int status) {
    return switch (status) {
      case 400 -> ErrorFrame.BAD_REQUEST.message();
      case 401 -> ErrorFrame.UNAUTHORIZED.message();
      case 403 -> ErrorFrame.FORBIDDEN.message();
      default -> status < 500 ? "Refused" : ErrorFrame.INTERNAL_SERVER_ERROR.message();
    };
  }

  private static Decision refused(int status, String message, Origin origin, String requestId) {
    return new Decision.Refused(
        new Answer(
            status, errorType(status), ErrorFrame.text(message, origin.connectionId(), requestId)));
  }

  private static String errorType(int status) {
    return switch (status) {
      case 400 -> "BadRequestException";
      case 401 -> "UnauthorizedException";
      case 403 -> "ForbiddenException";
      default -> status < 500 ? "" : "InternalServerErrorException";
    };
  }
}
