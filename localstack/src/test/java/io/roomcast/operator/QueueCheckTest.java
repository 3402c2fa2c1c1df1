package io.roomcast.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class QueueCheckTest {

  private final Sizes sizes = new Sizes();
  private final Map<String, Duration> ages = new HashMap<>();

  @Test
  void an_event_that_waits_for_over_a_minute_is_found() {
    ages.put("HistoryQueue", Duration.ofSeconds(61));

    Told told = doctor();

    assertThat(told.exit()).isEqualTo(Roomcast.FOUND);
    assertThat(told.lines())
        .containsExactly(
            "HistoryQueue has a message that waits for 61 s: look at its function's ERROR lines and"
                + " at its throttles.",
            "1 finding: no room looked at, 6 queues.");
    assertThat(doctor("--json").json().at("/findings/0/kind").asText()).isEqualTo("AGE");
    assertThat(doctor("--json").json().at("/findings/0/by").asInt()).isEqualTo(61);
  }

  @Test
  void a_backlog_of_30_000_is_found_whether_it_waits_or_is_in_flight() {
    sizes.hold("CountersQueue", 29_991, 9);

    Told told = doctor();

    assertThat(told.exit()).isEqualTo(Roomcast.FOUND);
    assertThat(told.lines())
        .containsExactly(
            "CountersQueue has 30,000 messages waiting: look at its function's ERROR lines and at"
                + " its throttles.",
            "1 finding: no room looked at, 6 queues.");
    assertThat(doctor("--json").json().at("/findings/0/kind").asText()).isEqualTo("BACKLOG");
  }

  @Test
  void a_minute_and_one_event_less_are_well() {
    ages.put("HistoryQueue", Duration.ofSeconds(60));
    sizes.hold("CountersQueue", 29_990, 9);

    assertThat(doctor())
        .isEqualTo(new Told(Roomcast.HEALTHY, "Healthy: no room looked at, 6 queues.\n", ""));
  }

  @Test
  void how_old_a_dead_letter_is_does_not_matter() {
    ages.put("HistoryDeadLetterQueue", Duration.ofDays(1));

    assertThat(doctor().exit()).isEqualTo(Roomcast.HEALTHY);
  }

  private Told doctor(String... more) {
    List<Consumer> consumers = List.of(consumer("Counters"), consumer("History"));
    Stack stack =
        TestStacks.ofQueues(sizes, consumers, queue -> Optional.ofNullable(ages.get(queue.id())));
    List<String> arguments = new ArrayList<>(List.of("doctor", "--rooms", "0"));
    arguments.addAll(List.of(more));
    return Told.over(stack, arguments.toArray(String[]::new));
  }

  private static Consumer consumer(String name) {
    return new Consumer(
        name,
        queue(name + "Queue"),
        queue(name + "DeadLetterQueue"),
        queue(name + "UndeliveredQueue"));
  }

  private static StackQueue queue(String id) {
    return new StackQueue(id, id);
  }

  /** An SQS that tells how many messages its queues have, by their ids. */
  private static final class Sizes implements SqsClient {

    private final Map<String, Map<QueueAttributeName, String>> byUrl = new HashMap<>();

    void hold(String queue, int waiting, int inFlight) {
      byUrl.put(
          queue,
          Map.of(
              QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
              Integer.toString(waiting),
              QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
              Integer.toString(inFlight)));
    }

    @Override
    public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
      return GetQueueAttributesResponse.builder()
          .attributes(byUrl.getOrDefault(request.queueUrl(), Map.of()))
          .build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
