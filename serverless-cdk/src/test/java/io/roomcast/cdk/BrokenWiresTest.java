package io.roomcast.cdk;

import static io.roomcast.cdk.Broken.grant;
import static io.roomcast.cdk.Broken.grants;
import static io.roomcast.cdk.Broken.properties;
import static io.roomcast.cdk.Broken.reference;
import static io.roomcast.cdk.Broken.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One wire of the template is broken at a time: the intent that watches it fails and names it. */
@SuppressWarnings("JUnitMethodInvoked") // To see the intents fail is what this test is for.
final class BrokenWiresTest {

  static Stream<Broken> wires() {
    return Stream.of(inQueues(), inFunctions(), inTheSocket(), inRoles()).flatMap(each -> each);
  }

  @ParameterizedTest
  @MethodSource("wires")
  void the_intent_fails_and_names(Broken broken) {
    JsonNode whole = Synthesized.roomcast().template().json();
    broken.watch().check(new StackTemplate(whole));
    ObjectNode template = whole.deepCopy();
    broken.how().accept((ObjectNode) template.path("Resources"));

    assertThat(Difference.between(whole, template)).as("what is broken").isNotEmpty();
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> broken.watch().check(new StackTemplate(template)))
        .withMessageContaining(broken.name());
  }

  private static Stream<Broken> inQueues() {
    return Stream.of(
        new Broken(
            "a queue without subscription",
            "HistoryQueue",
            all -> all.remove("HistorySubscription"),
            t -> queues(t).every_queue_that_feeds_a_function_is_subscribed_to_the_topic()),
        new Broken(
            "a queue without dead-letter queue",
            "HistoryQueue",
            all -> properties(all, "HistoryQueue").remove("RedrivePolicy"),
            t ->
                queues(t)
                    .every_queue_that_feeds_a_function_has_a_dead_letter_queue_after_1000_receives()),
        new Broken(
            "a raw subscription",
            "CountersSubscription",
            all -> properties(all, "CountersSubscription").put("RawMessageDelivery", true),
            t -> queues(t).every_subscription_is_of_the_one_topic_and_not_raw()),
        new Broken(
            "a subscription without filter",
            "CountersSubscription",
            all -> properties(all, "CountersSubscription").remove("FilterPolicy"),
            t -> queues(t).every_subscription_takes_durable_events_by_the_attribute_delivery()),
        new Broken(
            "a subscription without dead-letter queue",
            "BroadcastSubscription",
            all -> properties(all, "BroadcastSubscription").remove("RedrivePolicy"),
            t -> queues(t).every_subscription_has_a_dead_letter_queue_of_its_own()),
        new Broken(
            "a dead-letter queue without alarm",
            "HistoryUndeliveredQueue",
            all -> all.remove("HistoryUndeliveredQueueAlarm"),
            t -> queues(t).every_dead_letter_queue_has_an_alarm_at_the_first_message()),
        new Broken(
            "a dead-letter queue that a wrong key closes too",
            "HistoryUndeliveredQueue has a key of SQS",
            all ->
                properties(all, "HistoryUndeliveredQueue")
                    .put("SqsManagedSseEnabled", false)
                    .put("KmsMasterKeyId", "alias/chat"),
            t ->
                queues(t)
                    .a_dead_letter_queue_of_a_subscription_takes_what_a_wrong_customer_key_keeps_out()),
        new Broken(
            "a queue without alarm on age",
            "HistoryQueue",
            all -> all.remove("HistoryAgeAlarm"),
            t ->
                queues(t)
                    .every_queue_that_feeds_a_function_has_an_alarm_on_age_and_one_on_backlog()),
        new Broken(
            "an alarm on backlog that comes too late",
            "BroadcastQueue",
            all -> properties(all, "BroadcastBacklogAlarm").put("Threshold", 120_000),
            t ->
                queues(t)
                    .every_queue_that_feeds_a_function_has_an_alarm_on_age_and_one_on_backlog()),
        new Broken(
            "a visibility timeout that is too short",
            "CountersQueue",
            all -> properties(all, "CountersQueue").put("VisibilityTimeout", 179),
            t -> queues(t).visibility_is_at_least_six_times_the_function_timeout()),
        new Broken(
            "a mapping that reports no failures",
            "HistoryQueue",
            all -> properties(all, "HistoryEventSourceMapping").remove("FunctionResponseTypes"),
            t -> queues(t).every_batch_has_at_most_ten_events_and_reports_the_failed_ones()),
        new Broken(
            "a queue that forgets early",
            "HistoryDeadLetterQueue",
            all -> properties(all, "HistoryDeadLetterQueue").put("MessageRetentionPeriod", 3600),
            t -> queues(t).every_queue_is_fifo_at_high_throughput_encrypted_and_kept_for_14_days()),
        new Broken(
            "a queue that does not let the topic in",
            "CountersUndeliveredQueue",
            all ->
                ((ArrayNode)
                        properties(all, "CountersUndeliveredQueuePolicy")
                            .at("/PolicyDocument/Statement"))
                    .remove(1),
            t -> queues(t).the_topic_is_let_into_every_queue_that_it_hands_over_to()),
        new Broken(
            "a queue that lets in anybody",
            "HistoryQueue",
            all -> statement(all, "HistoryQueuePolicy", 1).remove("Condition"),
            t -> queues(t).only_the_topic_is_let_into_a_queue_and_only_over_tls()));
  }

  private static Stream<Broken> inFunctions() {
    return Stream.of(
        new Broken(
            "a function without SnapStart",
            "Ingest",
            all -> properties(all, "Ingest").remove("SnapStart"),
            t -> functions(t).snapstart_is_on_for_every_function_on_java_25_and_arm64()),
        new Broken(
            "a function without alias",
            "Counters",
            all -> all.remove("CountersLive"),
            t ->
                functions(t).every_function_has_an_alias_live_that_points_to_its_current_version()),
        new Broken(
            "an alias to another function's version",
            "CountersLive",
            all -> all.set("CountersCurrentVersion", all.path("HistoryCurrentVersion")),
            t ->
                functions(t).every_function_has_an_alias_live_that_points_to_its_current_version()),
        new Broken(
            "a mapping that targets the function and not its alias",
            "Ref\":\"History\"",
            all -> reference(properties(all, "HistoryEventSourceMapping"), "History"),
            t -> functions(t).everything_that_invokes_a_function_targets_its_alias()),
        new Broken(
            "a function that is never called",
            "Authorizer",
            all -> all.remove("KeepActiveAuthorizer"),
            t ->
                functions(t).every_function_is_called_daily_with_the_event_that_asks_for_nothing()),
        new Broken(
            "a function without alarm on errors",
            "Timeline",
            all -> all.remove("TimelineErrorAlarm"),
            t -> functions(t).every_function_has_an_alarm_on_its_first_error()),
        new Broken(
            "a function without alarm on throttles",
            "Counters",
            all -> all.remove("CountersThrottleAlarm"),
            t -> functions(t).every_function_has_an_alarm_when_it_is_throttled_which_is_no_error()),
        new Broken(
            "an alarm on a dimension that nobody writes",
            "Service=ingest",
            all ->
                ((ObjectNode) properties(all, "IngestUnavailableAlarm").at("/Dimensions/0"))
                    .put("Name", "Service"),
            t -> functions(t).every_alarm_on_a_metric_of_our_own_watches_what_a_function_writes()),
        new Broken(
            "an alarm on a metric that nobody counts",
            "Unread",
            all -> properties(all, "HistoryUnreadableAlarm").put("MetricName", "Unread"),
            t ->
                functions(t)
                    .every_alarm_on_a_metric_of_our_own_names_one_that_the_handlers_count()),
        new Broken(
            "a consumer without alarm on what it cannot read",
            "history",
            all -> all.remove("HistoryUnreadableAlarm"),
            t -> functions(t).every_consumer_has_an_alarm_on_the_first_event_that_it_cannot_read()),
        new Broken(
            "a log group that never forgets",
            "SocketAccessLog",
            all -> properties(all, "SocketAccessLog").remove("RetentionInDays"),
            t ->
                functions(t)
                    .every_function_writes_to_a_log_group_of_its_own_and_every_log_group_forgets()),
        new Broken(
            "a function that publishes before it is understood",
            "RoomsLive",
            all -> ((ObjectNode) all.path("RoomsLive")).remove("DependsOn"),
            t -> functions(t).what_publishes_is_updated_last()),
        new Broken(
            "a handler that is another stage's",
            "TimelineHandler",
            all -> properties(all, "Ingest").put("Handler", "io.roomcast.timeline.TimelineHandler"),
            t -> functions(t).every_handler_is_the_class_of_its_stage()));
  }

  private static Stream<Broken> inTheSocket() {
    return Stream.of(
        new Broken(
            "a missing route",
            "leave",
            all -> all.remove("SocketLeaveRoute"),
            t -> socket(t).every_action_of_the_protocol_has_a_route_and_there_is_no_other()),
        new Broken(
            "a route without permission",
            "ping",
            all -> all.remove("SocketPingPermission"),
            t -> socket(t).every_route_leads_to_an_integration_that_may_invoke_its_function()),
        new Broken(
            "a route without answer",
            "send",
            all -> all.remove("SocketSendRouteResponse"),
            t -> socket(t).every_route_but_connect_and_disconnect_has_a_route_response()),
        new Broken(
            "a stage that does not wait",
            "SocketJoinRoute",
            all -> ((ObjectNode) all.path("SocketStage")).remove("DependsOn"),
            t -> socket(t).the_stage_waits_for_every_route_and_route_response()),
        new Broken(
            "an authorizer with an identity source",
            "identity source",
            all ->
                properties(all, "SocketAuthorizer")
                    .putArray("IdentitySource")
                    .add("route.request.header.Authorization"),
            t -> socket(t).connect_is_authorized_without_an_identity_source()),
        new Broken(
            "an access log with the query string",
            "querystring",
            all ->
                ((ObjectNode) properties(all, "SocketStage").path("AccessLogSettings"))
                    .put("Format", "{\"$context.requestId\":\"$context.querystring\"}"),
            t -> socket(t).no_log_of_the_gateway_can_hold_a_token()),
        new Broken(
            "a stage without throttle",
            "ThrottlingRateLimit",
            all ->
                ((ObjectNode) properties(all, "SocketStage").path("DefaultRouteSettings"))
                    .remove("ThrottlingRateLimit"),
            t -> socket(t).the_stage_is_throttled()),
        new Broken(
            "an outage that raises no alarm",
            "timeline",
            all -> all.remove("TimelineUnavailableAlarm"),
            t ->
                socket(t)
                    .every_function_that_answers_frames_has_an_alarm_when_it_answers_that_it_cannot()));
  }

  private static Stream<Broken> inRoles() {
    return Stream.of(
        new Broken(
            "a wildcard in an action",
            "CountersRole",
            all -> grant(all, "CountersRole", 2).put("Action", "dynamodb:*"),
            t -> roles(t).no_role_has_a_wildcard_but_the_connection_id()),
        new Broken(
            "a wildcard in a resource",
            "CountersRole",
            all -> grant(all, "CountersRole", 2).put("Resource", "*"),
            t -> roles(t).no_role_has_a_wildcard_but_the_connection_id()),
        new Broken(
            "two functions with one role",
            "IngestRole",
            all -> properties(all, "Timeline").set("Role", properties(all, "Ingest").path("Role")),
            t -> roles(t).every_function_has_a_role_of_its_own_with_inline_grants_alone()),
        new Broken(
            "a consumer that may publish",
            "HistoryRole",
            all -> grant(all, "HistoryRole", 2).put("Action", "sns:Publish"),
            t -> roles(t).only_ingest_rooms_and_reports_publish_and_to_the_topic_alone()),
        new Broken(
            "a function that may write to another's log",
            "Ingest",
            all ->
                grant(all, "IngestRole", 0)
                    .set("Resource", grant(all, "TimelineRole", 0).path("Resource")),
            t -> roles(t).every_function_may_write_to_its_own_log_group_alone()),
        new Broken(
            "a missing grant",
            "Table",
            all -> grants(all, "CountersRole").remove(2),
            t -> roles(t).every_function_may_use_what_its_environment_names()));
  }

  private static QueueIntents queues(StackTemplate template) {
    return new QueueIntents() {
      @Override
      StackTemplate template() {
        return template;
      }
    };
  }

  private static FunctionIntents functions(StackTemplate template) {
    return new FunctionIntents() {
      @Override
      StackTemplate template() {
        return template;
      }
    };
  }

  private static SocketIntents socket(StackTemplate template) {
    return new SocketIntents() {
      @Override
      StackTemplate template() {
        return template;
      }
    };
  }

  private static RoleIntents roles(StackTemplate template) {
    return new RoleIntents() {
      @Override
      StackTemplate template() {
        return template;
      }
    };
  }
}
