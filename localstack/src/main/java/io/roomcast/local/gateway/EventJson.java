package io.roomcast.local.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The events of a WebSocket API, field by field as they were recorded on AWS.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-mapping-template-reference.html">The
 *     fields of $context</a>
 */
final class EventJson {

  private static final DateTimeFormatter CLF =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final List<String> HOP_BY_HOP = List.of("Connection", "Upgrade");

  private EventJson() {}

  /** The event of the {@code $connect} authorizer. */
  static String authorizer(Origin origin, UpgradeRequest request, String requestId, Instant now) {
    Map<String, List<String>> headers = UpgradeRequest.headerMap();
    headers.putAll(request.headers());
    headers.put("Connection", List.of("upgrade"));
    headers.put("Upgrade", List.of("websocket"));
    headers.putIfAbsent("content-length", List.of("0"));
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("type", "REQUEST");
    event.put("methodArn", origin.api().arn(origin.stage().name(), WebSocketApi.CONNECT));
    maps(event, "headers", "multiValueHeaders", headers);
    maps(event, "queryStringParameters", "multiValueQueryStringParameters", request.query());
    origin.stage().variables().forEach(event.putObject("stageVariables")::put);
    event.set("requestContext", context(origin, WebSocketApi.CONNECT, "CONNECT", requestId, now));
    return event.toString();
  }

  /** The event of {@code $connect}. */
  static String connect(Origin origin, UpgradeRequest request, String requestId, Instant now) {
    Map<String, List<String>> headers = UpgradeRequest.headerMap();
    headers.putAll(request.headers());
    HOP_BY_HOP.forEach(headers::remove);
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    maps(event, "headers", "multiValueHeaders", headers);
    if (!request.query().isEmpty()) {
      maps(event, "queryStringParameters", "multiValueQueryStringParameters", request.query());
    }
    event.set("requestContext", context(origin, WebSocketApi.CONNECT, "CONNECT", requestId, now));
    return finished(event, origin);
  }

  /** The event of a message. */
  static String message(
      Origin origin, String routeKey, String body, String requestId, Instant now) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    ObjectNode context = context(origin, routeKey, "MESSAGE", requestId, now);
    context.put("messageId", Ids.next());
    event.set("requestContext", context);
    event.put("body", body);
    return finished(event, origin);
  }

  /** The event of {@code $disconnect}. */
  static String disconnect(Origin origin, Disconnect end, String requestId, Instant now) {
    Map<String, List<String>> headers = UpgradeRequest.headerMap();
    headers.put("Host", List.of(origin.domainName()));
    for (String name : List.of("x-api-key", "X-Forwarded-For", "x-restapi")) {
      headers.put(name, List.of(""));
    }
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    maps(event, "headers", "multiValueHeaders", headers);
    ObjectNode context = context(origin, WebSocketApi.DISCONNECT, "DISCONNECT", requestId, now);
    context.put("disconnectStatusCode", end.code());
    context.put("disconnectReason", end.reason());
    event.set("requestContext", context);
    return finished(event, origin);
  }

  private static String finished(ObjectNode event, Origin origin) {
    if (!origin.stage().variables().isEmpty()) {
      new TreeMap<>(origin.stage().variables()).forEach(event.putObject("stageVariables")::put);
    }
    event.put("isBase64Encoded", false);
    return event.toString();
  }

  private static void maps(
      ObjectNode event, String single, String multiple, Map<String, List<String>> values) {
    ObjectNode last = event.putObject(single);
    ObjectNode all = event.putObject(multiple);
    values.forEach(
        (name, list) -> {
          last.put(name, list.getLast());
          list.forEach(all.putArray(name)::add);
        });
  }

  private static ObjectNode context(
      Origin origin, String routeKey, String eventType, String requestId, Instant now) {
    ObjectNode context = JsonNodeFactory.instance.objectNode();
    context.put("routeKey", routeKey);
    origin
        .principal()
        .ifPresent(
            principal -> {
              ObjectNode authorizer = context.putObject("authorizer");
              new TreeMap<>(principal.context()).forEach(authorizer::put);
              authorizer.put("principalId", principal.id());
              authorizer.put("integrationLatency", principal.latency().toMillis());
            });
    context.put("eventType", eventType);
    context.put("extendedRequestId", requestId);
    context.put("requestTime", CLF.format(now));
    context.put("messageDirection", "IN");
    context.put("stage", origin.stage().name());
    context.put("connectedAt", origin.connectedAt().toEpochMilli());
    context.put("requestTimeEpoch", now.toEpochMilli());
    ObjectNode identity = context.putObject("identity");
    origin.userAgent().ifPresent(agent -> identity.put("userAgent", agent));
    identity.put("sourceIp", origin.sourceIp());
    context.put("requestId", requestId);
    context.put("domainName", origin.domainName());
    context.put("connectionId", origin.connectionId());
    context.put("apiId", origin.api().apiId());
    return context;
  }
}
