package io.roomcast.local.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.roomcast.local.embedded.EmbeddedSqs;
import io.roomcast.local.sns.Messaging.Queue;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.AuthorizationErrorException;
import software.amazon.awssdk.services.sns.model.SnsException;

final class GrantsTest {

  private static final Set<String> CLOSED_QUEUES = new ConcurrentSkipListSet<>();
  private static final Grants GRANTS =
      new Grants() {
        @Override
        public boolean allows(String accessKeyId, String action, String resource) {
          return accessKeyId.equals("Ingest")
              ? action.equals("sns:Publish") && resource.contains(":topic-")
              : accessKeyId.equals("test");
        }

        @Override
        public boolean delivers(String topicArn, String queueArn) {
          return !CLOSED_QUEUES.contains(queueArn);
        }
      };
  private static final EmbeddedSqs SQS = EmbeddedSqs.start(0, Messaging.REGION, Messaging.ACCOUNT);
  private static final SnsEndpoint SNS =
      SnsEndpoint.start(
          SnsEndpoint.Settings.of(SQS.endpoint(), Messaging.REGION, Messaging.ACCOUNT)
              .withGrants(GRANTS));
  private static final Messaging AWS = new Messaging(SNS.endpoint(), SQS.endpoint());
  private static final Messaging INGEST = new Messaging(SNS.endpoint(), SQS.endpoint(), "Ingest");
  private static final Messaging HISTORY = new Messaging(SNS.endpoint(), SQS.endpoint(), "History");

  @AfterAll
  static void end() {
    AWS.close();
    INGEST.close();
    HISTORY.close();
    SNS.close();
    SQS.close();
  }

  @Test
  void who_has_the_permission_may_publish() {
    assertThat(INGEST.publish(AWS.fifoTopic(), "g", "1", "m").messageId()).isNotEmpty();
  }

  @Test
  void who_has_not_may_not() {
    String topic = AWS.fifoTopic();
    assertThatExceptionOfType(AuthorizationErrorException.class)
        .isThrownBy(() -> HISTORY.publish(topic, "g", "1", "m"))
        .withMessageContaining("History is not authorized to perform: SNS:Publish on resource: ")
        .withMessageContaining(topic);
    assertThatExceptionOfType(AuthorizationErrorException.class).isThrownBy(INGEST::standardTopic);
  }

  @Test
  void a_queue_whose_policy_does_not_let_the_topic_in_gets_nothing() {
    String topic = AWS.fifoTopic();
    Queue closed = AWS.fifoQueue();
    Queue deadLetters = AWS.fifoQueue();
    CLOSED_QUEUES.add(closed.arn());
    AWS.subscribe(
        topic, closed, "RedrivePolicy", "{\"deadLetterTargetArn\":\"" + deadLetters.arn() + "\"}");
    AWS.publish(topic, "g", "1", "m");
    assertThat(AWS.texts(deadLetters, 1)).containsExactly("m");
    assertThat(AWS.receive(closed, 0)).isEmpty();
  }

  @Test
  void an_unsigned_request_is_refused() throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(SNS.endpoint() + "/"))
                    .POST(HttpRequest.BodyPublishers.ofString("Action=CreateTopic&Name=t"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("<Code>MissingAuthenticationToken</Code>");
  }

  @Test
  void an_action_that_is_not_here_is_refused_by_its_name() {
    assertThatExceptionOfType(SnsException.class)
        .isThrownBy(() -> AWS.sns.listPhoneNumbersOptedOut(request -> {}))
        .withMessageContaining("ListPhoneNumbersOptedOut");
  }
}
