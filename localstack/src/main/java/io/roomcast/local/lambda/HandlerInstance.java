package io.roomcast.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.roomcast.aws.Environment;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * An instance in this JVM: one handler on one thread, so that what a handler keeps in its fields or
 * in thread locals behaves as on Lambda.
 */
final class HandlerInstance implements Instance {

  private final HandlerClass type;
  private final RequestHandler<Object, Object> handler;
  private final ExecutorService thread;
  private volatile boolean alive = true;

  /** Makes the handler; throws what its constructor throws. */
  HandlerInstance(HandlerClass type, Definition function, String name) throws Throwable {
    this.type = type;
    this.handler = type.make(new Environment(function.environment()));
    this.thread =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(name).factory());
  }

  @Override
  public Invocation invoke(String event, LambdaContext context) {
    Duration timeout = context.function().timeout();
    Future<Invocation> running = thread.submit(() -> run(event, context));
    try {
      return running.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException tooLong) {
      running.cancel(true);
      alive = false;
      return new Invocation.TimedOut();
    } catch (ExecutionException broken) {
      return failed(broken.getCause() == null ? broken : broken.getCause());
    } catch (InterruptedException stopping) {
      running.cancel(true);
      alive = false;
      Thread.currentThread().interrupt();
      return new Invocation.TimedOut();
    }
  }

  private Invocation run(String event, Context context) {
    try {
      Object result = handler.handleRequest(type.input().fromJson(event), context);
      return new Invocation.Returned(json(result));
    } catch (Throwable thrown) { // As the runtime does: whatever is thrown is a function error.
      return failed(thrown);
    }
  }

  private String json(@Nullable Object result) {
    if (result == null) return "null";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    type.output().toJson(result, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  /** A function error, whose trace the runtime prints to the function's log. */
  static Invocation failed(Throwable thrown) {
    thrown.printStackTrace(System.out);
    return new Invocation.Failed(thrown.getClass().getName(), String.valueOf(thrown.getMessage()));
  }

  @Override
  public boolean isAlive() {
    return alive;
  }

  @Override
  public void close() {
    alive = false;
    thread.shutdownNow();
  }
}
