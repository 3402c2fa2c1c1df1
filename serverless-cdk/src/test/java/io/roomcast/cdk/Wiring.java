package io.roomcast.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who is wired to whom in a template, by the names of functions and queues. */
record Wiring(StackTemplate template) {

  /** A queue between the topic and a function. */
  record Feed(
      String queue, String events, String function, String deadLetters, String undelivered) {}

  /** The routes of each function. */
  Map<String, Set<String>> routes() {
    Map<String, Set<String>> byFunction = new TreeMap<>();
    template
        .all("ApiGatewayV2::Route")
        .values()
        .forEach(
            route -> {
              String integration =
                  template.reference(route.path("Target"), "ApiGatewayV2::Integration");
              JsonNode uri = template.properties(integration).path("IntegrationUri");
              byFunction
                  .computeIfAbsent(behind(uri), function -> new TreeSet<>())
                  .add(route.path("RouteKey").asText());
            });
    return byFunction;
  }

  /** The function that authorizes {@code $connect}. */
  String authorizer() {
    return template.all("ApiGatewayV2::Authorizer").values().stream()
        .map(authorizer -> behind(authorizer.path("AuthorizerUri")))
        .collect(Collectors.joining(", "));
  }

  /** The consumers' queues. */
  List<Feed> feeds() {
    return template.all("Lambda::EventSourceMapping").values().stream()
        .map(
            mapping -> {
              String queue = queue(mapping.path("EventSourceArn"));
              JsonNode subscription =
                  template.all("SNS::Subscription").values().stream()
                      .filter(each -> queue(each.path("Endpoint")).equals(queue))
                      .findFirst()
                      .orElseThrow(() -> new IllegalStateException(queue + " is not subscribed"));
              return new Feed(
                  queue,
                  taken(subscription.path("FilterPolicy")),
                  behind(mapping.path("FunctionName")),
                  queue(template.properties(queue).path("RedrivePolicy")),
                  queue(subscription.path("RedrivePolicy")));
            })
        .toList();
  }

  /** How events are delivered that a filter lets in, and what else it asks of them. */
  private static String taken(JsonNode filter) {
    String deliveries = words(filter.path("delivery"));
    return filter
        .propertyStream()
        .filter(each -> !each.getKey().equals("delivery"))
        .map(each -> ": " + each.getKey() + " " + words(each.getValue()))
        .collect(Collectors.joining("", deliveries, ""));
  }

  private static String words(JsonNode list) {
    return StackTemplate.list(list).map(JsonNode::asText).collect(Collectors.joining(", "));
  }

  /** What each function may call, beside its log. */
  Map<String, Set<String>> calls() {
    Map<String, Set<String>> byFunction = new TreeMap<>();
    template
        .all("Lambda::Function")
        .forEach(
            (id, function) -> {
              String role = template.reference(function.path("Role"), "IAM::Role");
              byFunction.put(
                  id,
                  StackTemplate.grants(template.properties(role))
                      .flatMap(StackTemplate::actions)
                      .filter(action -> !action.startsWith("logs:"))
                      .collect(Collectors.toCollection(TreeSet::new)));
            });
    return byFunction;
  }

  private String behind(JsonNode target) {
    String alias = template.reference(target, "Lambda::Alias");
    return template.properties(alias).at("/FunctionName/Ref").asText();
  }

  private String queue(JsonNode value) {
    return template.reference(value, "SQS::Queue");
  }
}
