package io.roomcast.local.gateway;

import java.time.Instant;
import java.util.Optional;

/**
 * What every event of a connection says about it.
 *
 * @param connectedAt when the client asked for the upgrade
 * @param principal who the authorizer says this is, if there is an authorizer
 */
record Origin(
    WebSocketApi api,
    Stage stage,
    String domainName,
    String connectionId,
    Instant connectedAt,
    String sourceIp,
    Optional<String> userAgent,
    Optional<Principal> principal) {

  Origin withPrincipal(Principal allowed) {
    return new Origin(
        api,
        stage,
        domainName,
        connectionId,
        connectedAt,
        sourceIp,
        userAgent,
        Optional.of(allowed));
  }
}
