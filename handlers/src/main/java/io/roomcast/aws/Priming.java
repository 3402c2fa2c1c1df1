package io.roomcast.aws;

import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Runs a function once before SnapStart takes its snapshot, so that the classes of a whole
 * invocation are loaded when it is restored. It runs against clients that answer themselves:
 * nothing is read or written anywhere.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html">Runtime
 *     hooks</a>
 */
public final class Priming implements Resource {

  /** The context holds its resources weakly. */
  private static final List<Resource> KEPT = new CopyOnWriteArrayList<>();

  private final Consumer<Clients> sample;
  private final Environment environment;

  private Priming(Consumer<Clients> sample, Environment environment) {
    this.sample = sample;
    this.environment = environment;
  }

  /** Has this done before the snapshot, with clients that answer themselves. */
  public static void beforeCheckpoint(Consumer<Clients> sample) {
    Priming priming = new Priming(sample, Environment.ofProcess());
    KEPT.add(priming);
    Core.getGlobalContext().register(priming);
  }

  /** Does it now, in the environment given. */
  public static void run(Consumer<Clients> sample, Environment environment) {
    Map<String, String> variables = new HashMap<>(environment.variables());
    variables.put("AWS_ACCESS_KEY_ID", "priming");
    variables.put("AWS_SECRET_ACCESS_KEY", "priming");
    variables.remove("AWS_SESSION_TOKEN");
    try {
      SSLContext.getDefault();
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has a TLS context", missing);
    }
    sample.accept(new Clients(new Environment(Map.copyOf(variables)), new PrimingHttpClient()));
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    run(sample, environment);
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // Clients connect when they are first used, so there is nothing to renew.
  }
}
