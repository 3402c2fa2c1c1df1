package io.roomcast.local.lambda;

import io.roomcast.local.Refused;
import java.time.InstantSource;
import java.util.Deque;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A version of a function: each concurrent invocation has an instance of its own, made when none is
 * free and used again afterwards. Unlike on AWS, an invocation above the concurrency waits instead
 * of being throttled: a laptop has fewer instances to give. See <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html">execution
 * environments</a>.
 */
public final class LocalFunction implements AutoCloseable {

  private final Definition definition;
  private final InstantSource clock;
  private final Maker maker;
  private final Deque<Instance> free = new ConcurrentLinkedDeque<>();
  private final Set<Instance> all = ConcurrentHashMap.newKeySet();
  private final Semaphore concurrency;
  private final AtomicLong instances = new AtomicLong();
  private final AtomicLong invocations = new AtomicLong();
  private volatile boolean closed;

  /** Makes an instance of a name; throws what keeps it from starting. */
  private interface Maker {
    Instance make(String name) throws Throwable;
  }

  /** In one JVM it refuses, by name, a handler that is not there. */
  public LocalFunction(Definition definition, InstantSource clock, Isolation isolation) {
    this.definition = definition;
    this.clock = clock;
    this.maker =
        switch (isolation) {
          case Isolation.SharedJvm _ -> {
            HandlerClass type = new HandlerClass(definition);
            yield name -> new HandlerInstance(type, definition, name);
          }
          case Isolation.OwnJvm own -> _ -> new ProcessInstance(definition, own);
        };
    this.concurrency = new Semaphore(definition.concurrency());
  }

  /** What is run. */
  public Definition definition() {
    return definition;
  }

  /** How many invocations were started so far. */
  public long invocations() {
    return invocations.get();
  }

  /** How many instances were made so far: the cold starts. */
  public long instances() {
    return instances.get();
  }

  /**
   * Makes the first instance ahead of the first call, as publishing a SnapStart version does; a
   * constructor that throws is refused by name.
   */
  public void prepare() {
    try {
      free.push(create());
    } catch (Throwable thrown) {
      throw new Refused(
          "The function %s cannot start: %s"
              .formatted(
                  definition.id(), thrown.getMessage() == null ? thrown : thrown.getMessage()),
          thrown);
    }
  }

  /** Runs once, and answers when the invocation has ended or its time is up. */
  public Invocation invoke(String event, String invokedArn) {
    concurrency.acquireUninterruptibly();
    try {
      invocations.incrementAndGet();
      return invoke(event, invokedArn, warm());
    } finally {
      concurrency.release();
    }
  }

  /** One that is free; those that died meanwhile are gone. */
  private @Nullable Instance warm() {
    Instance instance = free.poll();
    while (instance != null && !instance.isAlive()) {
      end(instance);
      instance = free.poll();
    }
    return instance;
  }

  private Invocation invoke(String event, String invokedArn, @Nullable Instance found) {
    Instance instance = found;
    try {
      if (instance == null) instance = create();
    } catch (Throwable thrown) { // A handler that cannot be made is a function error too.
      return HandlerInstance.failed(thrown);
    }
    var context =
        new LambdaContext(
            definition,
            invokedArn,
            UUID.randomUUID().toString(),
            clock.instant().plus(definition.timeout()),
            clock);
    Invocation result = instance.invoke(event, context);
    if (instance.isAlive() && !closed) free.push(instance);
    else end(instance);
    return result;
  }

  private Instance create() throws Throwable {
    Instance instance = maker.make(definition.id() + "-" + instances.incrementAndGet());
    all.add(instance);
    return instance;
  }

  private void end(Instance instance) {
    all.remove(instance);
    instance.close();
  }

  /** Interrupts what runs. */
  @Override
  public void close() {
    closed = true;
    all.forEach(this::end);
  }
}
