package io.roomcast.faults;

import io.roomcast.faults.CallFault.Moment;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A fault by the name that it has in the field, and how it comes to strike in a room. */
record Catalogue(String title, Function<Scene, Fault> maker) {

  /** All of them. */
  static final List<Catalogue> ALL =
      List.of(
          new Catalogue(
              "a queue delivers twice",
              scene ->
                  new LostDelete(scene.room(), scene.on().stack().sqs(), scene.rhythm(3), false)),
          new Catalogue(
              "a batch is cut differently on redelivery",
              scene ->
                  new LostDelete(scene.room(), scene.on().stack().sqs(), scene.rhythm(3), true)),
          new Catalogue(
              "a batch is visible again while in work",
              scene ->
                  new LateDelivery(
                      scene.room(),
                      scene.on().stack(),
                      Calls.effects(scene.room()),
                      scene.rhythm(3))),
          new Catalogue(
              "@connections answers 410", scene -> post(scene, Moment.BEFORE, 10, Failures::gone)),
          new Catalogue(
              "@connections answers 429",
              scene -> post(scene, Moment.BEFORE, 4, () -> Failures.post(429))),
          new Catalogue(
              "@connections answers 500",
              scene -> post(scene, Moment.BEFORE, 4, () -> Failures.post(500))),
          new Catalogue(
              "@connections hangs",
              scene ->
                  post(
                      scene,
                      Moment.BEFORE,
                      12,
                      () -> {
                        Calls.rest(2_000);
                        return Failures.noAnswer();
                      })),
          new Catalogue(
              "@connections posts, then fails",
              scene -> post(scene, Moment.AFTER, 4, () -> Failures.post(500))),
          new Catalogue(
              "DynamoDB throttles",
              scene ->
                  new CallFault(
                      Calls.table(scene.room()),
                      Moment.BEFORE,
                      Failures::throttled,
                      scene.rhythm(12))),
          new Catalogue(
              "DynamoDB times out after the write",
              scene ->
                  new CallFault(
                      Calls.writes(scene.room()),
                      Moment.AFTER,
                      Failures::noAnswer,
                      scene.rhythm(8))),
          new Catalogue(
              "DynamoDB is away before the head moved",
              scene -> outage(scene, Calls.of(scene.room(), "Broadcast", "UpdateItem"), 2)),
          new Catalogue(
              "DynamoDB is away after the head moved",
              scene -> outage(scene, Calls.of(scene.room(), "Broadcast", "Query"), 0)),
          new Catalogue(
              "DynamoDB is away from history",
              scene -> outage(scene, Calls.table(scene.room(), "History"), 2)),
          new Catalogue(
              "DynamoDB is away from counters",
              scene -> outage(scene, Calls.table(scene.room(), "Counters"), 2)),
          new Catalogue(
              "DynamoDB is away from ingest",
              scene -> outage(scene, Calls.table(scene.room(), "Ingest"), 6)),
          new Catalogue("SNS fails after it accepted", scene -> topic(scene, 5, Failures::topic)),
          new Catalogue(
              "an invocation dies in the middle",
              scene -> new Death(scene.room(), scene.on().stack().sqs(), scene.rhythm(16))),
          new Catalogue(
              "a fifth of the sockets are dropped",
              scene -> new Unrest(scene, 5, false, Deeds::dropAFifth)),
          new Catalogue(
              "clients vanish without a close",
              scene -> new Unrest(scene, 4, false, Deeds::vanish)),
          new Catalogue(
              "all clients reconnect at once",
              scene -> {
                scene.join(scene.isLong() ? 196 : 12);
                return new Unrest(scene, 2, false, Deeds::dropAll);
              }),
          new Catalogue(
              "an event that cannot be read", scene -> new Unrest(scene, 4, true, Deeds::poison)),
          new Catalogue(
              "clients' clocks step while SNS fails",
              scene ->
                  topic(
                      scene,
                      5,
                      () -> {
                        Deeds.stepTheClock(scene);
                        return Failures.topic();
                      })));

  /** The fault, in the room of this scene. */
  Fault in(Scene scene) {
    return maker.apply(scene);
  }

  /** Decides what is left to chance. */
  long seed() {
    return title.hashCode();
  }

  @Override
  public String toString() {
    return title;
  }

  private static Fault post(
      Scene scene, Moment moment, int mean, Supplier<RuntimeException> failure) {
    return new CallFault(Calls.posts(scene.room()), moment, failure, scene.rhythm(mean));
  }

  private static Fault topic(Scene scene, int mean, Supplier<RuntimeException> failure) {
    return new CallFault(
        Calls.of(scene.room(), "Ingest", "Publish"), Moment.AFTER, failure, scene.rhythm(mean));
  }

  private static Fault outage(Scene scene, Predicate<Call> calls, int spared) {
    Duration lasts = scene.isLong() ? Duration.ofSeconds(30) : Duration.ofMillis(1_500);
    return new Outage(calls, spared, lasts);
  }
}
