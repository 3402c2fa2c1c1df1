package io.roomcast.removal;

import static io.roomcast.sqs.QueueMessages.delivery;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.sqs.QueueMessages;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

class SqsOnwardTest {

  private final List<SendMessageRequest> sent = new ArrayList<>();

  @Test
  void the_event_comes_again_in_its_rooms_group_once_for_each_delivery() {
    Onward onward = new SqsOnward(new Recording(), "the queue");

    onward.send("r", delivery(1));
    onward.send("r", delivery(1));

    assertThat(sent)
        .hasSize(2)
        .containsOnly(
            SendMessageRequest.builder()
                .queueUrl("the queue")
                .messageGroupId("r")
                .messageDeduplicationId("10011:" + QueueMessages.SENT_AT.toEpochMilli())
                .messageBody(delivery(1).body())
                .build());
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
