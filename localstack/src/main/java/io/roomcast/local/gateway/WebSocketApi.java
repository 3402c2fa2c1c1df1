package io.roomcast.local.gateway;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A WebSocket API as it is deployed: where it lives, its stages, its routes by key and the
 * authorizer of {@code $connect}. The name of a stage is the first segment of its URLs.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-overview.html">Overview
 *     of WebSocket APIs</a>
 */
public record WebSocketApi(
    String apiId,
    String region,
    String accountId,
    List<Stage> stages,
    RouteSelection routeSelection,
    Map<String, Route> routes,
    Optional<Authorizer> authorizer) {

  /** Route key of the upgrade. */
  public static final String CONNECT = "$connect";

  /** Route key of the end of a connection. */
  public static final String DISCONNECT = "$disconnect";

  /** Route key for what selects no other route. */
  public static final String DEFAULT = "$default";

  /** Copies its lists and maps. */
  public WebSocketApi {
    stages = List.copyOf(stages);
    routes = Map.copyOf(routes);
  }

  Optional<Stage> stage(String name) {
    return stages.stream().filter(stage -> stage.name().equals(name)).findFirst();
  }

  Optional<Route> route(String key) {
    return Optional.ofNullable(routes.get(key));
  }

  /** {@code resource} is what follows the stage: {@code $connect}, {@code POST/@connections/id}. */
  String arn(String stage, String resource) {
    return "arn:aws:execute-api:%s:%s:%s/%s/%s"
        .formatted(region, accountId, apiId, stage, resource);
  }
}
