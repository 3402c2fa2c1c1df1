package io.roomcast.faults;

import java.util.Set;
import java.util.function.Predicate;
import software.amazon.awssdk.core.exception.AbortedException;

/** Which calls a fault strikes. */
final class Calls {

  /** What queues feed. */
  static final Set<String> CONSUMERS = Set.of("Broadcast", "History", "Counters");

  /** What frames and connections feed. */
  private static final Set<String> OTHERS = Set.of("Ingest", "Timeline", "Rooms", "Connections");

  private Calls() {}

  /** Whether a function calls, and not the run itself or a test. */
  static boolean isFunction(Call call) {
    return CONSUMERS.contains(call.caller()) || OTHERS.contains(call.caller());
  }

  /** Posts of this room's frames to connections. */
  static Predicate<Call> posts(String room) {
    return call -> call.operation().equals("PostToConnection") && call.names("\"" + room + "\"");
  }

  /** Any function's calls of the table about the room. */
  static Predicate<Call> table(String room) {
    return call -> call.isToTheTable() && isFunction(call) && call.names("#" + room);
  }

  /** One function's calls of the table about the room. */
  static Predicate<Call> table(String room, String function) {
    return table(room).and(call -> call.caller().equals(function));
  }

  /** Any function's writes to the table about the room. */
  static Predicate<Call> writes(String room) {
    return table(room)
        .and(call -> !call.operation().equals("Query") && !call.operation().equals("GetItem"));
  }

  /** What each consumer's effect on the room hangs on. */
  static Predicate<Call> effects(String room) {
    return writes(room).and(call -> CONSUMERS.contains(call.caller()));
  }

  /** A function's calls of one kind about the room. */
  static Predicate<Call> of(String room, String function, String operation) {
    return call ->
        call.caller().equals(function) && call.operation().equals(operation) && call.names(room);
  }

  /** Waits as a slow call does; a function that is ended meanwhile is told. */
  static void rest(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw AbortedException.create("interrupted", ended);
    }
  }
}
