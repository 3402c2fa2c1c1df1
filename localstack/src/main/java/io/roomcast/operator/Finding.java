package io.roomcast.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.roomcast.events.Sequence;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong, where, and by how much, with a sentence that says what to do. {@code by}
 * counts letters, waiting messages, seconds, events or messages, whichever the kind is about.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Finding(
    Kind kind,
    @Nullable String queue,
    @Nullable String room,
    @Nullable String seq,
    long by,
    String sentence) {

  /** What can be wrong. */
  enum Kind {
    DEAD_LETTERS,
    BACKLOG,
    AGE,
    EVENT_MISSING,
    EVENT_UNLINKED,
    HEAD_STALE,
    LOG_BEHIND,
    COUNTER_BEHIND,
    COUNTER_WRONG
  }

  static Finding deadLetters(Consumer consumer, StackQueue queue, long letters) {
    return ofQueue(
        Kind.DEAD_LETTERS,
        queue,
        letters,
        "%s has %s: mend the cause, then ./localstack/roomcast dead-letters redrive %s --send."
            .formatted(queue.id(), counted(letters, "letter"), consumer.name()));
  }

  static Finding backlog(StackQueue queue, long waiting) {
    return ofQueue(
        Kind.BACKLOG,
        queue,
        waiting,
        "%s has %,d messages waiting: look at its function's ERROR lines and at its throttles."
            .formatted(queue.id(), waiting));
  }

  static Finding age(StackQueue queue, Duration oldest) {
    return ofQueue(
        Kind.AGE,
        queue,
        oldest.toSeconds(),
        "%s has a message that waits for %,d s: look at its function's ERROR lines and at its throttles."
            .formatted(queue.id(), oldest.toSeconds()));
  }

  static Finding of(String room, Gap gap, long messagesLost) {
    return switch (gap) {
      case Gap.Missing(Sequence seq, Sequence after) ->
          ofRoom(
              Kind.EVENT_MISSING,
              room,
              seq,
              Math.max(1, messagesLost),
              "The log of %s has no event %s, nor any between it and %s%s: it was there and was removed, so no letter brings it back; point-in-time recovery of the table into another one has it."
                  .formatted(
                      room,
                      seq,
                      after.equals(Sequence.NONE) ? "the beginning" : after,
                      messagesLost > 0
                          ? "; its counter has "
                              + counted(messagesLost, "message")
                              + " more than the log"
                          : ""));
      case Gap.Unlinked(Sequence seq, Sequence next) ->
          ofRoom(
              Kind.EVENT_UNLINKED,
              room,
              seq,
              1,
              "The log of %s has the event %s, but %s after it does not link to it: somebody wrote to the table."
                  .formatted(room, seq, next));
    };
  }

  static Finding staleHead(String room, RoomState state, long events) {
    return ofRoom(
        Kind.HEAD_STALE,
        room,
        state.head(),
        events,
        "The head of %s is at %s, %s behind its log: look at the age and the letters of broadcast's queue; its next event moves it."
            .formatted(room, state.head(), counted(events, "event")));
  }

  static Finding logBehind(String room, Sequence logged, Sequence taken) {
    return ofRoom(
        Kind.LOG_BEHIND,
        room,
        taken,
        1,
        "The log of %s ends at %s, but the event %s and perhaps others before it were delivered: look at the age and the letters of history's queue."
            .formatted(room, logged, taken));
  }

  static Finding counterBehind(String room, Sequence counted, Sequence logged) {
    return ofRoom(
        Kind.COUNTER_BEHIND,
        room,
        counted,
        1,
        "The counter of %s has counted up to %s, but the log is at %s: look at the age and the letters of the counters' queue."
            .formatted(room, counted, logged));
  }

  static Finding counter(String room, long has, long should) {
    return ofRoom(
        Kind.COUNTER_WRONG,
        room,
        null,
        has - should,
        "The counter of %s says %,d, but its log has %s: redrive dead letters first; when there are none, ./localstack/roomcast doctor --repair %s counts again."
            .formatted(room, has, counted(should, "message"), room));
  }

  private static Finding ofQueue(Kind kind, StackQueue queue, long by, String sentence) {
    return new Finding(kind, queue.id(), null, null, by, sentence);
  }

  private static Finding ofRoom(
      Kind kind, String room, @Nullable Sequence seq, long by, String sentence) {
    return new Finding(kind, null, room, seq == null ? null : seq.text(), by, sentence);
  }

  /** A number and a word in the form that goes with it. */
  static String counted(long number, String word) {
    return "%,d %s%s".formatted(number, word, number == 1 ? "" : "s");
  }
}
