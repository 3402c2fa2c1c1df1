package io.roomcast.local.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roomcast.local.lambda.Invocation;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

class EventSourceMappingTest {

  private static final String ARN = "arn:aws:sqs:us-east-1:000000000000:q.fifo";

  private final FakeQueue queue = new FakeQueue();
  private final BlockingQueue<String> done = new LinkedBlockingQueue<>();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"batchItemFailures\":[]}                                                | a b c",
        "{\"batchItemFailures\":null}                                              | a b c",
        "null                                                                      | a b c",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"}]}                      | a c",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"},{\"itemIdentifier\":\"c\"}]} | a",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"unknown\"}]}                | ''",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}                       | ''",
        "{\"batchItemFailures\":[{\"other\":\"b\"}]}                               | ''",
        "not JSON                                                                  | ''",
      })
  void deletes_what_the_result_does_not_name_as_failed(String result, String deleted) {
    mapping(true, _ -> new Invocation.Returned(result)).handle(batch("a", "b", "c"));
    assertThat(String.join(" ", queue.deleted)).isEqualTo(deleted);
    assertThat(String.join(" ", done)).isEqualTo(deleted);
  }

  @Test
  void a_result_means_nothing_where_the_template_does_not_ask_for_failures() {
    mapping(
            false,
            _ -> new Invocation.Returned("{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"}]}"))
        .handle(batch("a", "b"));
    assertThat(queue.deleted).containsExactly("a", "b");
  }

  @Test
  void a_function_error_or_a_timeout_deletes_nothing() {
    mapping(true, _ -> new Invocation.Failed("E", "broken")).handle(batch("a"));
    mapping(true, _ -> new Invocation.TimedOut()).handle(batch("a"));
    assertThat(queue.deleted).isEmpty();
    assertThat(done).isEmpty();
  }

  @Test
  void the_event_is_what_lambda_makes_of_a_batch() throws JsonProcessingException {
    Message message =
        Message.builder()
            .messageId("id")
            .receiptHandle("handle")
            .body("{\"x\":1}")
            .md5OfBody("md5")
            .attributes(
                Map.of(
                    MessageSystemAttributeName.MESSAGE_GROUP_ID, "general",
                    MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2",
                    MessageSystemAttributeName.SENT_TIMESTAMP, "1545082649183"))
            .build();
    JsonNode event = new ObjectMapper().readTree(new EventJson(ARN).of(List.of(message)));
    assertThat(event)
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"Records":[{"messageId":"id","receiptHandle":"handle","body":"{\\"x\\":1}",
                    "attributes":{"MessageGroupId":"general","ApproximateReceiveCount":"2",
                    "SentTimestamp":"1545082649183"},"messageAttributes":{},"md5OfBody":"md5",
                    "eventSource":"aws:sqs","eventSourceARN":"%s","awsRegion":"us-east-1"}]}
                    """
                        .formatted(ARN)));
  }

  @Test
  void batches_are_handled_side_by_side() throws InterruptedException {
    CountDownLatch both = new CountDownLatch(2);
    Function<String, Invocation> meets =
        _ -> {
          both.countDown();
          try {
            // Goes on only when the other batch is in work too.
            return both.await(10, TimeUnit.SECONDS)
                ? new Invocation.Returned("null")
                : new Invocation.TimedOut();
          } catch (InterruptedException stopping) {
            return new Invocation.TimedOut();
          }
        };
    try (EventSourceMapping mapping = mapping(true, meets)) {
      queue.batches.add(batch("a"));
      queue.batches.add(batch("b"));
      mapping.start();
      assertThat(List.of(next(queue.deleted), next(queue.deleted)))
          .containsExactlyInAnyOrder("a", "b");
    }
  }

  @Test
  void a_queue_that_cannot_be_reached_is_tried_again() throws InterruptedException {
    queue.failuresToCome.set(1);
    try (EventSourceMapping mapping = mapping(true, _ -> new Invocation.Returned("null"))) {
      queue.batches.add(batch("a"));
      mapping.start();
      assertThat(next(queue.deleted)).isEqualTo("a");
    }
  }

  @Test
  void a_pause_holds_batches_until_it_ends() throws InterruptedException {
    try (EventSourceMapping mapping = mapping(true, _ -> new Invocation.Returned("null"))) {
      mapping.pause();
      mapping.start();
      queue.batches.add(batch("a"));
      assertThat(queue.deleted.poll(300, TimeUnit.MILLISECONDS)).isNull();
      mapping.resume();
      assertThat(next(queue.deleted)).isEqualTo("a");
    }
  }

  private static String next(BlockingQueue<String> ids) throws InterruptedException {
    return String.valueOf(ids.poll(20, TimeUnit.SECONDS));
  }

  private EventSourceMapping mapping(boolean reports, Function<String, Invocation> function) {
    return new EventSourceMapping(
        new EventSourceMapping.Settings("Mapping", ARN, 10, reports, 2),
        queue,
        function,
        messages -> messages.forEach(message -> done.add(message.messageId())));
  }

  private static List<Message> batch(String... ids) {
    return Stream.of(ids).map(id -> Message.builder().messageId(id).body(id).build()).toList();
  }
}
