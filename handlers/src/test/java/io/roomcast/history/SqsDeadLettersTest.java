package io.roomcast.history;

import static io.roomcast.sqs.QueueMessages.seq;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

class SqsDeadLettersTest {

  private final List<SendMessageRequest> sent = new ArrayList<>();

  @Test
  void the_original_goes_to_the_queue_in_its_rooms_group_once_per_place() {
    DeadLetters deadLetters = new SqsDeadLetters(new Recording(), "the queue");

    deadLetters.keep("r", seq(1), "the original");
    deadLetters.keep("r", seq(1), "the original");
    deadLetters.keep("s", seq(1), "the original");

    assertThat(sent.getFirst())
        .isEqualTo(
            SendMessageRequest.builder()
                .queueUrl("the queue")
                .messageGroupId("r")
                .messageDeduplicationId("r:10011")
                .messageBody("the original")
                .build());
    assertThat(sent)
        .extracting(SendMessageRequest::messageDeduplicationId)
        .containsExactly("r:10011", "r:10011", "s:10011");
  }

  /** Takes messages instead of SQS. */
  private final class Recording implements SqsClient {

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
      sent.add(request);
      return SendMessageResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return "sqs";
    }

    @Override
    public void close() {}
  }
}
