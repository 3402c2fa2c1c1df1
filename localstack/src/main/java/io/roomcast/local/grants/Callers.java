package io.roomcast.local.grants;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/**
 * Who calls, by access key id: each function of each run in this JVM has one of its own. Calls with
 * another access key id are the local run's own, or a test's, and are not held to any grant.
 */
public final class Callers {

  private static final Map<String, Caller> CALLERS = new ConcurrentHashMap<>();

  private Callers() {}

  /**
   * A function as a caller.
   *
   * @param function its logical id
   * @param apiArn the ARN of API and stage for which its management endpoint stands
   * @param allows whether its role allows an action on a resource
   * @param denied told, in one sentence, of each call that is denied
   */
  public record Caller(
      String function,
      String apiArn,
      BiPredicate<String, String> allows,
      Consumer<String> denied) {}

  /** Holds the calls under this access key id to a function's grants, until it is removed. */
  public static void put(String accessKeyId, Caller caller) {
    CALLERS.put(accessKeyId, caller);
  }

  /** Forgets an access key id. */
  public static void remove(String accessKeyId) {
    CALLERS.remove(accessKeyId);
  }

  /** Whether the caller of an access key id may do it; one that is no function may. */
  public static boolean allows(String accessKeyId, String action, String resource) {
    return find(accessKeyId).map(caller -> caller.allows().test(action, resource)).orElse(true);
  }

  static Optional<Caller> find(String accessKeyId) {
    return Optional.ofNullable(CALLERS.get(accessKeyId));
  }
}
