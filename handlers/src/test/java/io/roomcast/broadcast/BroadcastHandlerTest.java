package io.roomcast.broadcast;

import static io.roomcast.sqs.QueueMessages.event;
import static io.roomcast.sqs.QueueMessages.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.roomcast.aws.Environment;
import io.roomcast.aws.Priming;
import io.roomcast.sqs.InvocationContext;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BroadcastHandlerTest {

  private final Room room = new Room();
  private final BroadcastHandler handler =
      new BroadcastHandler(
          new Environment(
              Map.of(
                  "POWERTOOLS_SERVICE_NAME", "broadcast",
                  "HOT_CONNECTIONS", "2",
                  "PACE_MILLIS", "200")),
          room.heads,
          room.connections,
          room.sockets,
          failures -> {},
          room.time,
          room.time,
          new Random(1));

  @Test
  void a_hot_room_is_held_so_that_its_next_batch_is_larger() {
    room.join("c1");
    room.join("c2");

    handle(event(message("r", 1)));
    assertThat(room.time.sleeps()).isEmpty();

    handle(event(message("r", 2)));
    assertThat(room.time.sleeps()).containsExactly(Duration.ofMillis(200));
    assertThat(room.events("c1")).hasSize(2);
  }

  @Test
  void an_invocation_with_a_failed_room_is_not_held() {
    room.join("c1");
    room.join("c2");
    handle(event(message("r", 1)));
    room.join("c3");
    room.connections.beforeQuery(
        () -> {
          throw new IllegalStateException("no table");
        });

    assertThat(handle(event(message("r", 2)))).isEqualTo(1);
    assertThat(room.time.sleeps()).isEmpty();
  }

  @Test
  void the_event_that_keeps_the_function_active_does_nothing() {
    assertThat(handle(new SQSEvent())).isZero();
    assertThat(room.table.keys()).isEmpty();
  }

  @Test
  void priming_runs_the_whole_function() {
    Environment environment =
        new Environment(
            Map.of(
                "POWERTOOLS_SERVICE_NAME", "broadcast",
                "HOT_CONNECTIONS", "20",
                "PACE_MILLIS", "200",
                "TABLE_NAME", "none",
                "AWS_REGION", "eu-central-1",
                "QUEUE_URL", "https://sqs.eu-central-1.amazonaws.com/1/broadcast.fifo",
                "MANAGEMENT_ENDPOINT", "https://none.execute-api.eu-central-1.amazonaws.com/v1"));

    assertThatCode(() -> Priming.run(BroadcastHandler::prime, environment))
        .doesNotThrowAnyException();
  }

  private int handle(SQSEvent event) {
    return handler.handleRequest(event, InvocationContext.fresh()).getBatchItemFailures().size();
  }
}
