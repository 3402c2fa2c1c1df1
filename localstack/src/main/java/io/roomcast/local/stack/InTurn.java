package io.roomcast.local.stack;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/**
 * Sends this JVM's publishes to an endpoint one after the other. SNS delivers a group in the order
 * of its sequence numbers; LocalStack gives a publish its number first and its place in line later,
 * so that of two that come at once the later number may be delivered first, to one queue and not to
 * another. Its <a
 * href="https://github.com/localstack/localstack/blob/v4.14.0/localstack-core/localstack/services/sns/provider.py">source</a>
 * says so: "the order might not be guaranteed".
 */
public final class InTurn implements ExecutionInterceptor {

  private static final Map<String, Semaphore> LINES = new ConcurrentHashMap<>();
  private static final ExecutionAttribute<Turn> TURN = new ExecutionAttribute<>("RoomcastTurn");

  private record Turn(Semaphore line, AtomicBoolean over) {

    void end() {
      if (!over.getAndSet(true)) line.release();
    }
  }

  /** From now on publishes to this endpoint wait for one another. */
  static void at(URI endpoint) {
    LINES.computeIfAbsent(line(endpoint), _ -> new Semaphore(1, true));
  }

  private static String line(URI endpoint) {
    return endpoint.getHost() + ":" + endpoint.getPort();
  }

  @Override
  public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes call) {
    // A second attempt comes here again, and still has the turn of the first.
    if (!isPublish(context.request()) || call.getAttribute(TURN) != null) return;
    Semaphore line = LINES.get(line(context.httpRequest().getUri()));
    if (line == null) return;
    try {
      line.acquire();
    } catch (InterruptedException gaveUp) {
      Thread.currentThread().interrupt();
      throw AbortedException.create("Interrupted while other publishes were sent", gaveUp);
    }
    call.putAttribute(TURN, new Turn(line, new AtomicBoolean()));
  }

  private static boolean isPublish(SdkRequest request) {
    return request instanceof PublishRequest || request instanceof PublishBatchRequest;
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes call) {
    end(call);
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes call) {
    end(call);
  }

  private static void end(ExecutionAttributes call) {
    Turn turn = call.getAttribute(TURN);
    if (turn != null) turn.end();
  }
}
