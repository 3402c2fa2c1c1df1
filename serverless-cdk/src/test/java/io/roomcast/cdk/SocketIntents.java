package io.roomcast.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The WebSocket API routes what the protocol names, answers it, and logs no token. */
abstract class SocketIntents {

  private static final Path ACTIONS =
      Path.of("../events-schema/src/main/resources/io/roomcast/events/schema/action");
  private static final Set<String> OWN = Set.of("$connect", "$disconnect", "$default");

  abstract StackTemplate template();

  @Test
  void every_action_of_the_protocol_has_a_route_and_there_is_no_other() {
    Set<String> expected = new TreeSet<>(OWN);
    expected.addAll(actions());
    assertThat(routes().keySet()).as("routes").containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void every_route_leads_to_an_integration_that_may_invoke_its_function() {
    routes()
        .forEach(
            (key, route) -> {
              String integration =
                  template()
                      .reference(properties(route).path("Target"), "ApiGatewayV2::Integration");
              assertThat(template().all("ApiGatewayV2::Integration"))
                  .as("integration of route %s", key)
                  .containsKey(integration);
              JsonNode uri = template().resource(integration).at("/Properties/IntegrationUri");
              String alias = template().reference(uri, "Lambda::Alias");
              assertThat(template().all("Lambda::Permission").values())
                  .as("permission of route %s to invoke %s", key, alias)
                  .anyMatch(
                      permission ->
                          permission.at("/FunctionName/Ref").asText().equals(alias)
                              && endsWith(permission.path("SourceArn"), "/v1/" + key));
            });
  }

  @Test
  void every_route_but_connect_and_disconnect_has_a_route_response() {
    Set<String> answered = new TreeSet<>();
    template()
        .all("ApiGatewayV2::RouteResponse")
        .values()
        .forEach(
            response -> {
              assertThat(response.path("RouteResponseKey").asText()).isEqualTo("$default");
              String route = template().reference(response.path("RouteId"), "ApiGatewayV2::Route");
              JsonNode answers = template().resource(route).path("Properties");
              if (answers.path("RouteResponseSelectionExpression").asText().equals("$default")) {
                answered.add(answers.path("RouteKey").asText());
              }
            });
    Set<String> expected = new TreeSet<>(routes().keySet());
    expected.removeAll(Set.of("$connect", "$disconnect"));
    assertThat(answered).as("routes with a route response").isEqualTo(expected);
  }

  @Test
  void the_stage_waits_for_every_route_and_route_response() {
    Set<String> waitsFor = new TreeSet<>();
    StackTemplate.list(stage().path("DependsOn")).forEach(id -> waitsFor.add(id.asText()));
    assertThat(waitsFor)
        .containsAll(template().all("ApiGatewayV2::Route").keySet())
        .containsAll(template().all("ApiGatewayV2::RouteResponse").keySet());
    assertThat(properties(stage()).path("AutoDeploy").asBoolean()).isTrue();
  }

  @Test
  void connect_is_authorized_without_an_identity_source() {
    Map<String, JsonNode> authorizers = template().all("ApiGatewayV2::Authorizer");
    assertThat(authorizers).hasSize(1);
    JsonNode authorizer = authorizers.values().iterator().next();
    assertThat(authorizer.path("AuthorizerType").asText()).isEqualTo("REQUEST");
    assertThat(authorizer.has("IdentitySource")).as("an identity source").isFalse();
    JsonNode connect =
        routes().getOrDefault("$connect", MissingNode.getInstance()).path("Properties");
    assertThat(connect.path("AuthorizationType").asText()).isEqualTo("CUSTOM");
    assertThat(template().reference(connect.path("AuthorizerId"), "ApiGatewayV2::Authorizer"))
        .isEqualTo(authorizers.keySet().iterator().next());
  }

  @Test
  void no_log_of_the_gateway_can_hold_a_token() {
    JsonNode stage = properties(stage());
    String format = stage.at("/AccessLogSettings/Format").asText();
    assertThat(format).startsWith("{").contains("$context.requestId");
    assertThat(format.toLowerCase(java.util.Locale.ROOT))
        .doesNotContain("query", "header", "authorizer", "token", "protocol", "path", "input");
    assertThat(stage.at("/DefaultRouteSettings/DataTraceEnabled").asBoolean()).isFalse();
    assertThat(stage.at("/DefaultRouteSettings/LoggingLevel").asText())
        .as("the execution log, which has the query string")
        .isEqualTo("OFF");
  }

  @Test
  void the_stage_is_throttled() {
    JsonNode settings = properties(stage()).path("DefaultRouteSettings");
    for (String limit : List.of("ThrottlingRateLimit", "ThrottlingBurstLimit")) {
      assertThat(settings.path(limit).asInt()).as(limit).isPositive();
    }
  }

  @Test
  void every_function_that_answers_frames_has_an_alarm_when_it_answers_that_it_cannot() {
    Set<String> answering = new TreeSet<>();
    new Wiring(template())
        .routes()
        .forEach(
            (function, keys) -> {
              if (!Set.of("$connect", "$disconnect").containsAll(keys)) {
                answering.add(
                    template()
                        .properties(function)
                        .at("/Environment/Variables/POWERTOOLS_SERVICE_NAME")
                        .asText());
              }
            });
    Set<String> watched = new TreeSet<>();
    template()
        .all("CloudWatch::Alarm")
        .forEach(
            (id, alarm) -> {
              if (alarm.path("MetricName").asText().equals("Unavailable")) {
                assertThat(alarm.path("Threshold").asInt()).as(id).isBetween(1, 10);
                watched.add(alarm.at("/Dimensions/0/Value").asText());
              }
            });
    assertThat(watched).as("stages with an alarm on Unavailable").isEqualTo(answering);
  }

  private static List<String> actions() {
    try (Stream<Path> schemas = Files.list(ACTIONS)) {
      return schemas.map(file -> file.getFileName().toString().replace(".json", "")).toList();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  private Map<String, JsonNode> routes() {
    Map<String, JsonNode> byKey = new TreeMap<>();
    template()
        .all("ApiGatewayV2::Route")
        .forEach(
            (id, route) -> byKey.put(route.path("RouteKey").asText(), template().resource(id)));
    return byKey;
  }

  private JsonNode stage() {
    Map<String, JsonNode> stages = template().all("ApiGatewayV2::Stage");
    assertThat(stages).hasSize(1);
    return template().resource(stages.keySet().iterator().next());
  }

  private static JsonNode properties(JsonNode resource) {
    return resource.path("Properties");
  }

  private static boolean endsWith(JsonNode joined, String end) {
    JsonNode parts = joined.path("Fn::Join").path(1);
    return parts.path(parts.size() - 1).asText().equals(end);
  }
}
