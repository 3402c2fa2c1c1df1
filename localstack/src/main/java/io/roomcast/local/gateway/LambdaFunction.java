package io.roomcast.local.gateway;

/**
 * A function as the gateway sees it: event JSON in, result JSON out. It is called on virtual
 * threads, by several of them at once, and is never interrupted: as on AWS it runs on when the
 * gateway has stopped waiting for it.
 */
@FunctionalInterface
public interface LambdaFunction {

  /** Runs once, and answers when the function has ended. */
  Outcome invoke(String event);
}
