package io.roomcast.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class RoomcastIntentsTest extends Intents {

  private static final String READS_ITS_QUEUE =
      "sqs:ChangeMessageVisibility sqs:DeleteMessage sqs:GetQueueAttributes sqs:ReceiveMessage ";

  /** What each function calls, beside writing its log. */
  private static final Map<String, String> CALLS =
      Map.of(
          "Authorizer", "",
          "Connections",
              "dynamodb:BatchWriteItem dynamodb:DeleteItem dynamodb:PutItem dynamodb:UpdateItem",
          "Ingest",
              "dynamodb:BatchGetItem dynamodb:GetItem dynamodb:UpdateItem"
                  + " execute-api:ManageConnections sns:Publish",
          "Rooms",
              "dynamodb:BatchGetItem dynamodb:ConditionCheckItem dynamodb:DeleteItem"
                  + " dynamodb:Query dynamodb:UpdateItem execute-api:ManageConnections sns:Publish",
          "Reports",
              "dynamodb:BatchGetItem dynamodb:ConditionCheckItem dynamodb:PutItem dynamodb:Query"
                  + " dynamodb:UpdateItem execute-api:ManageConnections sns:Publish",
          "Timeline",
              "dynamodb:BatchGetItem dynamodb:DeleteItem"
                  + " dynamodb:GetItem dynamodb:PutItem dynamodb:Query dynamodb:UpdateItem"
                  + " execute-api:ManageConnections",
          "Broadcast",
              "dynamodb:BatchWriteItem dynamodb:DeleteItem dynamodb:GetItem dynamodb:Query"
                  + " dynamodb:UpdateItem execute-api:ManageConnections "
                  + READS_ITS_QUEUE,
          "History",
              "dynamodb:BatchGetItem dynamodb:DeleteItem dynamodb:GetItem dynamodb:PutItem"
                  + " dynamodb:Query dynamodb:UpdateItem "
                  + READS_ITS_QUEUE
                  + "sqs:SendMessage",
          "Counters", "dynamodb:UpdateItem " + READS_ITS_QUEUE,
          "Removal",
              "dynamodb:BatchWriteItem dynamodb:DeleteItem dynamodb:GetItem dynamodb:Query"
                  + " dynamodb:UpdateItem execute-api:ManageConnections "
                  + READS_ITS_QUEUE
                  + "sqs:SendMessage");

  @Override
  Synthesized stack() {
    return Synthesized.roomcast();
  }

  @Test
  void every_function_may_make_exactly_the_calls_that_it_makes() {
    Map<String, Set<String>> granted = new Wiring(template()).calls();
    CALLS.forEach(
        (function, calls) ->
            assertThat(granted.getOrDefault(function, Set.of()))
                .as("calls of %s", function)
                .containsExactlyInAnyOrderElementsOf(words(calls)));
    assertThat(granted.keySet()).isEqualTo(CALLS.keySet());
  }

  private static Set<String> words(String text) {
    return text.isEmpty() ? Set.of() : Set.of(text.strip().split(" "));
  }

  @Test
  void only_functions_that_answer_frames_may_close_a_connection() {
    assertThat(template().all("IAM::Role").entrySet())
        .filteredOn(role -> role.getValue().toString().contains("/DELETE/@connections/"))
        .extracting(Map.Entry::getKey)
        .containsExactly("IngestRole", "ReportsRole", "RoomsRole", "TimelineRole");
  }

  @Test
  void broadcast_takes_ephemeral_events_and_the_others_do_not() {
    Map<String, Set<String>> taken = new TreeMap<>();
    template()
        .all("SNS::Subscription")
        .forEach(
            (id, subscription) ->
                taken.put(
                    id,
                    StackTemplate.list(subscription.at("/FilterPolicy/delivery"))
                        .map(JsonNode::asText)
                        .collect(Collectors.toSet())));
    assertThat(taken)
        .isEqualTo(
            Map.of(
                "BroadcastSubscription", Set.of("durable", "ephemeral"),
                "CountersSubscription", Set.of("durable"),
                "HistorySubscription", Set.of("durable"),
                "RemovalSubscription", Set.of("durable")));
  }

  @Test
  void removal_takes_deleted_rooms_and_nothing_else_and_the_others_take_all() {
    template()
        .all("SNS::Subscription")
        .forEach(
            (id, subscription) ->
                assertThat(subscription.at("/FilterPolicy/room").toString())
                    .as("rooms of %s", id)
                    .isEqualTo(id.equals("RemovalSubscription") ? "[\"deleted\"]" : ""));
  }

  @Test
  void only_history_puts_dead_letters_aside_and_removal_goes_on_each_in_its_own_queue() {
    Map<String, Set<String>> sends = new TreeMap<>();
    template()
        .all("IAM::Role")
        .forEach(
            (id, role) ->
                StackTemplate.grants(role)
                    .filter(s -> StackTemplate.actions(s).anyMatch("sqs:SendMessage"::equals))
                    .forEach(
                        statement ->
                            sends.put(
                                id,
                                Set.copyOf(StackTemplate.references(statement.path("Resource"))))));
    assertThat(sends)
        .isEqualTo(
            Map.of(
                "HistoryRole", Set.of("HistoryDeadLetterQueue"),
                "RemovalRole", Set.of("RemovalQueue")));
  }

  @Test
  void
      the_table_and_the_topic_stay_when_the_stack_goes_and_no_name_stands_in_the_way_of_a_new_one() {
    for (String id : Set.of("Table", "Topic", "UserPool")) {
      JsonNode resource = template().resource(id);
      assertThat(resource.path("DeletionPolicy").asText()).as(id).isEqualTo("Retain");
      assertThat(resource.path("UpdateReplacePolicy").asText()).as(id).isEqualTo("Retain");
    }
    assertThat(template().resource("Table").path("Properties").has("TableName")).isFalse();
    assertThat(template().resource("Topic").at("/Properties/TopicName").toString())
        .contains("AWS::StackId");
  }

  @Test
  void the_topic_is_fifo_for_each_group_and_never_guesses_what_a_duplicate_is() {
    JsonNode topic = template().resource("Topic").path("Properties");
    assertThat(topic.path("FifoTopic").asBoolean()).isTrue();
    assertThat(topic.path("FifoThroughputScope").asText()).isEqualTo("MessageGroup");
    assertThat(topic.path("ContentBasedDeduplication").asBoolean()).isFalse();
  }

  @Test
  void the_table_can_be_restored_and_forgets_what_has_expired() {
    JsonNode table = template().resource("Table").path("Properties");
    assertThat(table.at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled").asBoolean())
        .isTrue();
    assertThat(table.at("/TimeToLiveSpecification/AttributeName").asText()).isEqualTo("expiresAt");
    assertThat(table.path("DeletionProtectionEnabled").asBoolean()).isTrue();
    assertThat(table.path("BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
  }

  @Test
  void every_setting_with_a_variable_reaches_a_function() {
    for (Setting setting : Setting.values()) {
      setting
          .variable()
          .ifPresent(
              variable ->
                  assertThat(template().all("Lambda::Function").values())
                      .as("functions that take %s", setting.key())
                      .anyMatch(
                          function ->
                              function
                                  .at("/Environment/Variables/" + variable)
                                  .asText()
                                  .equals(setting.fallback())));
    }
  }

  @Test
  void the_outputs_are_the_url_the_issuer_and_the_client_id() {
    assertThat(template().json().path("Outputs").fieldNames())
        .toIterable()
        .containsExactly("ClientId", "Issuer", "WebSocketUrl");
    assertThat(template().json().at("/Outputs/WebSocketUrl/Value").toString()).contains("wss://");
  }
}
