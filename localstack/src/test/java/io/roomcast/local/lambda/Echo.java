package io.roomcast.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.roomcast.aws.Environment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A handler for tests: does what the body of the first record says. */
public final class Echo implements RequestHandler<SQSEvent, SQSBatchResponse> {

  private final String variable;
  private int calls;

  /** Reads the variable VARIABLE. */
  public Echo(Environment environment) {
    variable = environment.text("VARIABLE");
  }

  @Override
  public @Nullable SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    calls++;
    String body = event.getRecords() == null ? "" : event.getRecords().getFirst().getBody();
    return switch (body) {
      case "throw" -> throw new IllegalStateException("Unauthorized");
      case "sleep" -> sleep();
      case "null" -> null;
      default ->
          answer(
              String.join(
                  " ",
                  variable,
                  body,
                  Integer.toString(calls),
                  context.getInvokedFunctionArn(),
                  context.getFunctionVersion(),
                  Boolean.toString(context.getRemainingTimeInMillis() <= 2_000)));
    };
  }

  private SQSBatchResponse sleep() {
    try {
      Thread.sleep(30_000);
      return answer("woke");
    } catch (InterruptedException interrupted) {
      return answer("interrupted");
    }
  }

  private static SQSBatchResponse answer(String text) {
    return new SQSBatchResponse(List.of(new SQSBatchResponse.BatchItemFailure(text)));
  }
}
