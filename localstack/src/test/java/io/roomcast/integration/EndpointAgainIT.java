package io.roomcast.integration;

import static io.roomcast.client.RawClient.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.client.RawClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/** One run right after another at the same endpoint: the first leaves nothing to the second. */
@Timeout(90)
final class EndpointAgainIT {

  @BeforeEach
  void reach() {
    Backend.ENDPOINT.orSkip();
  }

  @RepeatedTest(3)
  void what_is_said_in_a_run_arrives_in_it() {
    String room = "general";
    try (Run run = Run.start(Backend.ENDPOINT);
        RawClient ann = run.rawIn(room, run.user("ann"))) {
      int logged = run.items().log(room).size();
      for (int i = 0; i < 3; i++) {
        String seq = ann.ask(send(room, "again-" + i, run.text("again"))).path("seq").asText();
        assertThat(ann.nextEvent().path("seq").asText()).isEqualTo(seq);
      }
      assertThat(run.items().settled(room, logged + 3)).hasSize(logged + 3);
    }
  }
}
