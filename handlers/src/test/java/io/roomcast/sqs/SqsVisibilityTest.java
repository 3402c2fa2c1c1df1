package io.roomcast.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

class SqsVisibilityTest {

  private final List<ChangeMessageVisibilityBatchRequest> requests = new ArrayList<>();

  @Test
  void messages_are_changed_ten_at_a_time_each_with_its_own_time() {
    Map<String, Duration> after = new LinkedHashMap<>();
    for (int i = 1; i <= 12; i++) {
      after.put("handle-" + i, Duration.ofSeconds(i));
    }

    visibility(false).comeBack(after);

    assertThat(requests).extracting(request -> request.entries().size()).containsExactly(10, 2);
    assertThat(requests).allMatch(request -> request.queueUrl().equals("the queue"));
    assertThat(requests.getLast().entries().getLast())
        .satisfies(
            entry -> {
              assertThat(entry.receiptHandle()).isEqualTo("handle-12");
              assertThat(entry.visibilityTimeout()).isEqualTo(12);
            });
    assertThat(requests.getFirst().entries()).extracting("id").doesNotHaveDuplicates();
  }

  @Test
  void a_call_that_fails_leaves_its_messages_to_the_visibility_timeout() {
    Map<String, Duration> after = new LinkedHashMap<>();
    for (int i = 1; i <= 12; i++) {
      after.put("handle-" + i, Duration.ofSeconds(i));
    }

    visibility(true).comeBack(after);

    assertThat(requests).hasSize(2);
  }

  private SqsVisibility visibility(boolean broken) {
    return new SqsVisibility(new Recording(broken), "the queue");
  }

  /** Takes requests instead of SQS, and answers as it would. */
  private final class Recording implements SqsClient {

    private final boolean broken;

    Recording(boolean broken) {
      this.broken = broken;
    }

    @Override
    public ChangeMessageVisibilityBatchResponse changeMessageVisibilityBatch(
        ChangeMessageVisibilityBatchRequest request) {
      requests.add(request);
      if (broken) {
        throw SqsException.builder().message("no network").build();
      }
      return ChangeMessageVisibilityBatchResponse.builder()
          .failed(BatchResultErrorEntry.builder().id("0").code("ReceiptHandleIsInvalid").build())
          .build();
    }

    @Override
    public String serviceName() {
      return "sqs";
    }

    @Override
    public void close() {}
  }
}
