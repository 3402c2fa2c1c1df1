package io.roomcast.local.lambda;

/** How an invocation ended. */
public sealed interface Invocation {

  /** The handler returned; {@code json} is its result, {@code null} for none. */
  record Returned(String json) implements Invocation {}

  /** The handler threw, or could not be made: a function error. */
  record Failed(String errorType, String errorMessage) implements Invocation {}

  /** The handler ran longer than the function's timeout; its instance is not used again. */
  record TimedOut() implements Invocation {}
}
