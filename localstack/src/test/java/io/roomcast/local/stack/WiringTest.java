package io.roomcast.local.stack;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.local.Refused;
import io.roomcast.local.template.Fixture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** One wire of the approved template is cut at a time: the start is refused, and says which. */
class WiringTest {

  @Test
  void a_queue_that_is_not_subscribed() {
    refuses(
        resources -> resources.remove("HistorySubscription"),
        "HistoryQueue feeds History, but no topic is subscribed to it.");
  }

  @Test
  void a_missing_route() {
    refuses(
        resources -> {
          resources.remove("SocketHistoryRoute");
          resources.remove("SocketHistoryRouteResponse");
        },
        "The template has no route for history.");
  }

  @Test
  void a_missing_grant_of_an_event_source_mapping() {
    refuses(
        resources -> removeAction(resources, "BroadcastRole", "sqs:DeleteMessage"),
        "Broadcast needs sqs:DeleteMessage on"
            + " arn:aws:sqs:us-east-1:000000000000:Roomcast-BroadcastQueue.fifo, but its role in"
            + " the template does not allow it.");
  }

  @Test
  void a_function_that_may_not_write_its_log() {
    refuses(
        resources -> removeAction(resources, "IngestRole", "logs:PutLogEvents"),
        "Ingest needs logs:PutLogEvents on");
  }

  @Test
  void a_queue_whose_policy_does_not_let_the_topic_send() {
    refuses(
        resources ->
            resources
                .withObject("/CountersQueuePolicy/Properties/PolicyDocument")
                .withArray("Statement")
                .remove(1),
        "CountersSubscription hands messages of Topic to CountersQueue, but no policy on that queue"
            + " lets the topic send.");
  }

  @Test
  void a_queue_policy_that_is_put_on_another_queue() {
    refuses(
        resources ->
            properties(resources, "CountersQueuePolicy")
                .putArray("Queues")
                .addObject()
                .put("Ref", "HistoryQueue"),
        "CountersSubscription hands messages of Topic to CountersQueue, but no policy on that queue"
            + " lets the topic send.");
  }

  @Test
  void a_queue_policy_on_a_queue_that_is_not_there() {
    refuses(
        resources ->
            properties(resources, "CountersQueuePolicy").putArray("Queues").add("https://other"),
        "CountersQueuePolicy is for https://other, which is not in the template.");
  }

  @Test
  void a_function_without_permission_for_the_api() {
    refuses(
        resources -> resources.remove("SocketSendPermission"),
        "SocketSendRoute calls Ingest, but no lambda:InvokeFunction permission of it lets the API"
            + " do so for");
  }

  @Test
  void an_authorizer_without_permission_for_the_api() {
    refuses(
        resources -> resources.remove("SocketAuthorizerPermission"),
        "SocketAuthorizer calls Authorizer, but no lambda:InvokeFunction permission");
  }

  @Test
  void an_alias_that_is_not_there() {
    refuses(
        resources ->
            properties(resources, "HistoryEventSourceMapping")
                .put(
                    "FunctionName",
                    "arn:aws:lambda:us-east-1:000000000000:function:Roomcast-History:next"),
        "HistoryEventSourceMapping calls"
            + " arn:aws:lambda:us-east-1:000000000000:function:Roomcast-History:next, which is not"
            + " in the template.");
  }

  @Test
  void an_alias_of_a_version_that_is_not_there() {
    refuses(
        resources -> properties(resources, "IngestLive").put("FunctionVersion", "2"),
        "IngestLive calls arn:aws:lambda:us-east-1:000000000000:function:Roomcast-Ingest:2, which"
            + " is not in the template.");
  }

  @Test
  void a_route_without_an_integration() {
    refuses(
        resources -> properties(resources, "SocketPingRoute").remove("Target"),
        "SocketPingRoute (ping) calls nothing.");
  }

  @Test
  void a_route_that_selects_a_response_and_has_none() {
    refuses(
        resources -> resources.remove("SocketPingRouteResponse"),
        "SocketPingRoute (ping) has a RouteResponseSelectionExpression but no route response.");
  }

  @Test
  void a_role_that_lambda_may_not_take_on() {
    refuses(
        resources ->
            resources
                .withObject(
                    "/TimelineRole/Properties/AssumeRolePolicyDocument/Statement/0/Principal")
                .put("Service", "ec2.amazonaws.com"),
        "Timeline has the role arn:aws:iam::000000000000:role/Roomcast-TimelineRole, which Lambda"
            + " may not take on.");
  }

  @Test
  void a_queue_that_is_visible_again_before_the_function_is_done() {
    refuses(
        resources -> properties(resources, "CountersQueue").put("VisibilityTimeout", 5),
        "CountersQueue is visible again after 5 s, before the timeout of Counters, ");
  }

  private static void refuses(Consumer<ObjectNode> cut, String sentence) {
    assertThatThrownBy(
            () -> LocalStack.options().port(0).template(Fixture.approvedBut(cut)).start().close())
        .isInstanceOf(Refused.class)
        .hasMessageStartingWith(sentence);
  }

  private static ObjectNode properties(ObjectNode resources, String id) {
    return resources.withObject("/" + id + "/Properties");
  }

  private static void removeAction(ObjectNode resources, String role, String action) {
    for (JsonNode statement :
        resources.at("/" + role + "/Properties/Policies/0/PolicyDocument/Statement")) {
      if (!(statement.path("Action") instanceof ArrayNode actions)) continue;
      for (int i = actions.size() - 1; i >= 0; i--) {
        if (actions.path(i).asText().equals(action)) actions.remove(i);
      }
    }
  }
}
