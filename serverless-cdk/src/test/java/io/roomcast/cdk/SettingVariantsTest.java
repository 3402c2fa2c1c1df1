package io.roomcast.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The stack with everything set that changes its shape; and every intent holds. */
final class SettingVariantsTest {

  private static final Synthesized SET =
      Synthesized.of(
          Settings.of(
              Map.of(
                  "issuer", "https://login.example.com",
                  "audience", "chat",
                  "customerKey", "create",
                  "logsRole", "existing",
                  "alarmTopicArn", "arn:aws:sns:eu-central-1:123456789012:alarms",
                  "framesPerSecond", "301",
                  "memberRate", "9")),
          stack -> {});

  @Nested
  final class AllIntents extends Intents {
    @Override
    Synthesized stack() {
      return SET;
    }
  }

  @Test
  void an_issuer_of_ones_own_makes_no_user_pool() {
    assertThat(SET.template().all("Cognito::UserPool")).isEmpty();
    JsonNode variables = SET.template().properties("Authorizer").at("/Environment/Variables");
    assertThat(variables.path("ISSUER").asText()).isEqualTo("https://login.example.com");
    assertThat(variables.path("AUDIENCE").asText()).isEqualTo("chat");
    assertThat(variables.path("TOKEN_USE").asText()).isEmpty();
  }

  @Test
  void an_existing_logs_role_is_left_alone() {
    assertThat(SET.template().all("ApiGateway::Account")).isEmpty();
  }

  @Test
  void every_alarm_tells_the_topic_that_is_set() {
    assertThat(SET.template().all("CloudWatch::Alarm").values())
        .isNotEmpty()
        .allSatisfy(
            alarm -> assertThat(alarm.path("AlarmActions").path(0).asText()).endsWith(":alarms"));
  }

  @Test
  void a_value_that_is_set_reaches_the_function() {
    assertThat(SET.template().properties("Ingest").at("/Environment/Variables/MEMBER_RATE"))
        .isEqualTo(TextNode.valueOf("9"));
  }

  @Test
  void the_frames_of_a_second_are_the_stages_rate_and_half_of_them_may_come_at_once() {
    JsonNode limits = SET.template().properties("SocketStage").path("DefaultRouteSettings");
    assertThat(limits.path("ThrottlingRateLimit").asInt()).isEqualTo(301);
    assertThat(limits.path("ThrottlingBurstLimit").asInt()).isEqualTo(150);
  }

  @Test
  void a_function_uses_the_customer_key_by_way_of_table_topic_and_queues_alone() {
    assertThat(SET.template().all("IAM::Role").values())
        .flatMap(role -> StackTemplate.grants(role).toList())
        .filteredOn(
            statement ->
                StackTemplate.actions(statement).anyMatch(action -> action.startsWith("kms:")))
        .hasSize(9)
        .allSatisfy(
            statement ->
                assertThat(statement.at("/Condition/StringEquals/kms:ViaService"))
                    .extracting(service -> service.path("Fn::Join").toString())
                    .containsExactly(via("dynamodb"), via("sns"), via("sqs")));
  }

  private static String via(String service) {
    return "[\"\",[\"" + service + ".\",{\"Ref\":\"AWS::Region\"},\".amazonaws.com\"]]";
  }

  @Test
  void a_customer_key_encrypts_table_topic_and_queues_and_is_granted_to_sns_and_who_uses_them() {
    assertThat(SET.template().all("SQS::Queue").entrySet())
        .filteredOn(queue -> !queue.getKey().endsWith("UndeliveredQueue"))
        .hasSize(8)
        .allSatisfy(
            queue -> assertThat(key(queue.getValue().path("KmsMasterKeyId"))).isEqualTo("Key"));
    assertThat(key(SET.template().resource("Topic").at("/Properties/KmsMasterKeyId")))
        .isEqualTo("Key");
    assertThat(key(SET.template().resource("Table").at("/Properties/SSESpecification")))
        .isEqualTo("Key");
    assertThat(SET.template().resource("Key").path("DeletionPolicy").asText()).isEqualTo("Retain");
    assertThat(StackTemplate.statements(SET.template().resource("Key").at("/Properties/KeyPolicy")))
        .anyMatch(s -> s.at("/Principal/Service").asText().equals("sns.amazonaws.com"));
    Set<String> users =
        SET.template().all("IAM::Role").entrySet().stream()
            .filter(
                role ->
                    StackTemplate.grants(role.getValue())
                        .flatMap(StackTemplate::actions)
                        .anyMatch("kms:Decrypt"::equals))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    assertThat(users)
        .containsExactlyInAnyOrder(
            "ConnectionsRole",
            "IngestRole",
            "TimelineRole",
            "RoomsRole",
            "ReportsRole",
            "BroadcastRole",
            "HistoryRole",
            "CountersRole",
            "RemovalRole");
  }

  private static String key(JsonNode value) {
    return SET.template().reference(value, "KMS::Key");
  }
}
