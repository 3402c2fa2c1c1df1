package io.roomcast.hotpath;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Counts what every SDK client in the JVM sends, retries included, by operation. The SDK finds it
 * by the list of global interceptors on the class path.
 */
public final class CallCounter implements ExecutionInterceptor {

  private static final Map<String, Integer> CALLS = new ConcurrentHashMap<>();

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    CALLS.merge(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME), 1, Integer::sum);
  }

  /** What was sent since the last time. */
  static Map<String, Integer> take() {
    Map<String, Integer> taken = Map.copyOf(CALLS);
    CALLS.clear();
    return taken;
  }
}
