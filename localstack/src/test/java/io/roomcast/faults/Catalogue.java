package io.roomcast.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.faults.CallFault.Moment;
import io.roomcast.local.stack.LocalStack;
import io.roomcast.operator.Roomcast;
import io.roomcast.operator.Told;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A fault by the name that it has in the field, and how it comes to strike: in rooms of a stack
 * that it shares with others, or in a stack of its own.
 */
record Catalogue(String title, Play play) {

  /** The one that leaves letters. */
  static final String UNREADABLE = "an event that cannot be read";

  /** How a fault is played, on the shared stack, with a folder for one of its own. */
  interface Play {
    Outcome in(Catalogue fault, LocalFaultStack shared, Path folder, int messages);
  }

  /** All but those below; what takes longest to start comes first. */
  static final List<Catalogue> ALL =
      List.of(
          own(
              "a publish is tried again after five minutes",
              _ -> new OneClockStack(),
              (scene, stack) -> new LateRetry(scene.room(), scene.rhythm(6), stack)),
          own(
              "the topic is replaced, and numbers from below",
              ReplaceableTopic::new,
              (scene, stack) -> new Unrest(scene, 1, false, _ -> Deeds.one(stack::replaceTopic))),
          own(
              "kill -9 of the whole stack",
              KilledStack::new,
              (scene, stack) -> new Unrest(scene, 1, false, _ -> Deeds.one(stack::kill))),
          shared(
              "a queue delivers twice",
              (scene, stack) -> new LostDelete(scene.room(), stack.sqs(), scene.rhythm(3), false)),
          shared(
              "a batch is cut differently on redelivery",
              (scene, stack) -> new LostDelete(scene.room(), stack.sqs(), scene.rhythm(3), true)),
          shared(
              "a batch is visible again while in work",
              (scene, stack) ->
                  new LateDelivery(
                      scene.room(), stack, Calls.effects(scene.room()), scene.rhythm(3))),
          shared(
              "@connections answers 410",
              (scene, _) -> post(scene, Moment.BEFORE, 10, Failures::gone)),
          shared(
              "@connections answers 429",
              (scene, _) -> post(scene, Moment.BEFORE, 4, () -> Failures.post(429))),
          shared(
              "@connections answers 500",
              (scene, _) -> post(scene, Moment.BEFORE, 4, () -> Failures.post(500))),
          shared("@connections hangs", (scene, _) -> new Hang(scene.room(), scene.rhythm(12))),
          shared(
              "@connections posts, then fails",
              (scene, _) -> post(scene, Moment.AFTER, 4, () -> Failures.post(500))),
          shared(
              "DynamoDB throttles",
              (scene, _) ->
                  new CallFault(
                      Calls.table(scene.room()),
                      Moment.BEFORE,
                      Failures::throttled,
                      scene.rhythm(12))),
          shared(
              "DynamoDB times out after the write",
              (scene, _) ->
                  new CallFault(
                      Calls.writes(scene.room()),
                      Moment.AFTER,
                      _ -> Failures.noAnswer(),
                      scene.rhythm(8))),
          shared(
              "DynamoDB is away before the head moved",
              (scene, _) -> outage(scene, Calls.of(scene.room(), "Broadcast", "UpdateItem"), 2)),
          shared(
              "DynamoDB is away after the head moved",
              (scene, _) -> outage(scene, Calls.of(scene.room(), "Broadcast", "Query"), 0)),
          shared(
              "DynamoDB is away from history",
              (scene, _) -> outage(scene, Calls.table(scene.room(), "History"), 2)),
          shared(
              "DynamoDB is away from counters",
              (scene, _) -> outage(scene, Calls.table(scene.room(), "Counters"), 2)),
          shared(
              "DynamoDB is away from ingest",
              (scene, _) -> outage(scene, Calls.table(scene.room(), "Ingest"), 6)),
          shared("SNS fails after it accepted", (scene, _) -> topic(scene, 5, Failures::topic)),
          shared(
              "an invocation dies in the middle",
              (scene, stack) -> new Death(scene.room(), stack.sqs(), scene.rhythm(16))),
          shared(
              "the gateway ends a fifth of the sockets",
              (scene, stack) -> {
                scene.join(6);
                return new Unrest(scene, 5, false, _ -> Deeds.endAFifth(scene, stack));
              }),
          shared(
              "clients vanish without a close",
              (scene, _) -> new Unrest(scene, 4, false, Deeds::vanish)),
          shared(
              "all clients reconnect at once",
              (scene, _) -> {
                scene.join(scene.isLong() ? 196 : 12);
                return new Unrest(scene, 2, false, Deeds::dropAll);
              }),
          shared(
              UNREADABLE,
              (scene, stack) -> new Unrest(scene, 4, true, _ -> Deeds.poison(scene, stack))),
          shared(
              "clients' clocks step while SNS fails",
              (scene, _) ->
                  topic(
                      scene,
                      5,
                      () -> {
                        Deeds.stepTheClock(scene);
                        return Failures.topic();
                      })));

  /** Those that take eight JVMs and more, on Linux. */
  static final List<Catalogue> OF_OWN_JVMS =
      List.of(
          own(
              "kill -9 of a function",
              _ -> new KilledFunctions(),
              (scene, stack) -> new Unrest(scene, 5, false, stack::kill)));

  private static Catalogue shared(String title, BiFunction<Scene, LocalStack, Fault> maker) {
    return new Catalogue(
        title,
        (fault, stack, _, messages) -> {
          try (Scene scene = new Scene(stack, messages, fault.seed())) {
            return Trial.of(title, scene, maker.apply(scene, stack.stack()));
          }
        });
  }

  private static <S extends FaultStack> Catalogue own(
      String title, Function<Path, S> opener, BiFunction<Scene, S, Fault> maker) {
    return new Catalogue(
        title,
        (fault, _, folder, messages) -> {
          try (S stack = opener.apply(folder);
              Scene scene = new Scene(stack, messages, fault.seed())) {
            Outcome outcome = Trial.of(title, scene, maker.apply(scene, stack));
            assertThat(stack.letters()).as("letters").isEmpty();
            Told doctor = stack.doctor();
            assertThat(doctor.exit()).as(doctor.out() + doctor.err()).isEqualTo(Roomcast.HEALTHY);
            return outcome;
          }
        });
  }

  /** Decides what is left to chance; another one with {@code -Dfaults.seed}. */
  long seed() {
    return title.hashCode() + Long.getLong("roomcast.faults.seed", 0);
  }

  @Override
  public String toString() {
    return title;
  }

  private static Fault post(
      Scene scene, Moment moment, int mean, Supplier<RuntimeException> failure) {
    return new CallFault(Calls.posts(scene.room()), moment, _ -> failure.get(), scene.rhythm(mean));
  }

  private static Fault topic(Scene scene, int mean, Supplier<RuntimeException> failure) {
    return new CallFault(
        Calls.of(scene.room(), "Ingest", "Publish"),
        Moment.AFTER,
        _ -> failure.get(),
        scene.rhythm(mean));
  }

  private static Fault outage(Scene scene, Predicate<Call> calls, int spared) {
    Outage outage =
        new Outage(
            calls, spared, scene.isLong() ? Duration.ofSeconds(30) : Duration.ofMillis(1_500));
    return scene.isLong() ? outage.again(scene.messages() / 10, Duration.ofSeconds(3)) : outage;
  }
}
