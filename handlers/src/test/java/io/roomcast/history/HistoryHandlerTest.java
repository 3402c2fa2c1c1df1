package io.roomcast.history;

import static io.roomcast.sqs.QueueMessages.event;
import static io.roomcast.sqs.QueueMessages.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.roomcast.aws.Environment;
import io.roomcast.aws.Priming;
import io.roomcast.aws.Table;
import io.roomcast.sqs.InvocationContext;
import io.roomcast.table.LocalDynamoDb;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryHandlerTest {

  private final Table table = LocalDynamoDb.newTable();
  private final Environment environment = environment(table.name());

  @Test
  void a_batch_is_taken_whole_and_changes_the_table() {
    assertThat(handle(event(message("r", 1), message("r", 2), message("s", 3)))).isZero();

    assertThat(items()).isEqualTo(5);
  }

  @Test
  void the_event_that_keeps_the_function_active_does_nothing() {
    assertThat(handle(new SQSEvent())).isZero();
    assertThat(items()).isZero();
  }

  @Test
  void priming_runs_the_whole_function_and_touches_nothing() {
    assertThatCode(() -> Priming.run(HistoryHandler::prime, environment))
        .doesNotThrowAnyException();
    assertThat(items()).isZero();
  }

  private int handle(SQSEvent event) {
    return new HistoryHandler(environment)
        .handleRequest(event, InvocationContext.fresh())
        .getBatchItemFailures()
        .size();
  }

  private int items() {
    return table.client().scan(scan -> scan.tableName(table.name())).count();
  }

  private static Environment environment(String tableName) {
    Map<String, String> variables = new HashMap<>(LocalDynamoDb.environment(tableName).variables());
    variables.putAll(
        Map.of(
            "POWERTOOLS_SERVICE_NAME",
            "history",
            "QUEUE_URL",
            "https://sqs.eu-central-1.amazonaws.com/1/history.fifo",
            "DEAD_LETTER_QUEUE_URL",
            "https://sqs.eu-central-1.amazonaws.com/1/dead.fifo",
            "RETENTION_DAYS",
            "0"));
    return new Environment(variables);
  }
}
