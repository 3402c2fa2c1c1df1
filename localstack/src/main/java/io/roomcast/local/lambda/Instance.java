package io.roomcast.local.lambda;

/**
 * An execution environment, which runs one invocation after another. See <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html">its life</a>.
 */
interface Instance extends AutoCloseable {

  /** Runs once, for as long as the function's timeout at most. */
  Invocation invoke(String event, LambdaContext context);

  /** Whether it can run again: not after a timeout, a crash or its end. */
  boolean isAlive();

  @Override
  void close();
}
