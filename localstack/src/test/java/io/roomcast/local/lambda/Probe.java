package io.roomcast.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Does what it is told, in whichever JVM it runs. */
public final class Probe implements RequestHandler<Map<String, String>, String> {

  private int invocations;

  @Override
  public String handleRequest(Map<String, String> event, Context context) {
    invocations++;
    return switch (event.getOrDefault("do", "")) {
      case "hang" -> hang();
      case "exit" -> exit();
      case "throw" -> throw new IllegalStateException("told to");
      default ->
          "%d %d %d %s %s"
              .formatted(
                  ProcessHandle.current().pid(),
                  invocations,
                  Runtime.getRuntime().maxMemory() >> 20,
                  System.getenv("VARIABLE"),
                  context.getFunctionName());
    };
  }

  private static String hang() {
    try {
      Thread.sleep(Long.MAX_VALUE);
    } catch (InterruptedException woken) {
      Thread.currentThread().interrupt();
    }
    return "woken";
  }

  private static String exit() {
    Runtime.getRuntime().halt(3);
    return "still here";
  }
}
