package io.roomcast.costs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.cells.Club;
import io.roomcast.costs.Meter.Charge;
import io.roomcast.events.Access;
import io.roomcast.events.Role;
import io.roomcast.local.stack.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What each action costs is what the page says, whatever the size of the room. */
@Timeout(240)
final class CostsIT {

  private static final Path PAGE = Path.of("..", "docs", "costs.md");
  private static final String COMMAND =
      "mvn -pl localstack -am verify -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false"
          + " -Dit.test=CostsIT -Dfailsafe.failIfNoSpecifiedTests=false -Dapprove";

  @Test
  void the_page_says_what_is_counted_and_a_larger_room_takes_no_more_calls() throws IOException {
    Map<String, List<Charge>> small = new LinkedHashMap<>();
    Map<String, List<Charge>> large = new LinkedHashMap<>();
    try (LocalStack stack =
        LocalStack.options()
            .port(0)
            .set("memberRate", "1000")
            .set("memberBurst", "10000")
            .start()) {
      measure(stack, 10, small);
      measure(stack, 40, large);
    }

    assertThat(calls(large)).isEqualTo(calls(small));
    String page = CostsPage.render(small);
    if (System.getProperty("approve") != null) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE).as("written again by: " + COMMAND).exists();
    assertThat(Files.readString(PAGE)).as("written again by: " + COMMAND).isEqualTo(page);
  }

  private static Map<String, String> calls(Map<String, List<Charge>> charges) {
    Map<String, String> calls = new LinkedHashMap<>();
    charges.forEach((action, all) -> calls.put(action, CostsPage.calls(all, _ -> true)));
    return calls;
  }

  private static void measure(LocalStack stack, int members, Map<String, List<Charge>> charges) {
    try (Club club = new Club(stack, Access.REQUEST, null, Role.OWNER)) {
      for (int i = 2; i < members; i++) {
        club.other(Role.MEMBER);
        club.said(i % 2 == 0);
      }
      for (Step step : Step.all()) {
        ObjectNode frame = step.frame().apply(club);
        awaitQuiet(stack);
        Meter.begin();
        assertThat(club.outcome(frame)).as(step.action()).isEqualTo("done");
        awaitQuiet(stack);
        charges.put(step.action(), Meter.end());
      }
    }
  }

  /** Nothing waits in the consumers' queues, and nothing is in work. */
  private static void awaitQuiet(LocalStack stack) {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(30))
        .during(Duration.ofMillis(100))
        .until(() -> inQueues(stack) == 0);
  }

  private static int inQueues(LocalStack stack) {
    return stack.sqs().listQueues().queueUrls().stream()
        .mapToInt(
            url ->
                stack
                    .sqs()
                    .getQueueAttributes(
                        request ->
                            request
                                .queueUrl(url)
                                .attributeNames(
                                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                    .attributes()
                    .values()
                    .stream()
                    .mapToInt(Integer::parseInt)
                    .sum())
        .sum();
  }
}
