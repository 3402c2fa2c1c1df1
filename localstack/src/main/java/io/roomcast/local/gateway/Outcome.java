package io.roomcast.local.gateway;

/** How an invocation of a {@link LambdaFunction} ended. */
public sealed interface Outcome {

  /** The function returned: {@code result} is JSON, {@code null} for a function without result. */
  record Returned(String result) implements Outcome {}

  /**
   * The function threw, or the runtime could not run it: {@code message} is the {@code
   * errorMessage} that Lambda reports, which an authorizer uses to say {@code Unauthorized}.
   */
  record Failed(String message) implements Outcome {}

  /** The function ran longer than its own timeout allows; its result, if any, is lost. */
  record TimedOut() implements Outcome {}
}
