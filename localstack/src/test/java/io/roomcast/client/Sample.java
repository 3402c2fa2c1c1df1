package io.roomcast.client;

import io.roomcast.events.Body;
import io.roomcast.events.Content;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.Event;
import io.roomcast.events.Reply;
import io.roomcast.events.Sequence;
import io.roomcast.events.User;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events and replies of one room, named by small numbers: 0 is before the first event. */
final class Sample {

  static final String ROOM = "general";
  static final User ANN = new User("ann", "Ann");
  static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

  private Sample() {}

  static Sequence seq(int number) {
    return number == 0 ? Sequence.NONE : Sequence.of(10, "3000" + (1000 + number));
  }

  /** The event of this number, linked to the number before. */
  static Event event(int number) {
    return event(number, number - 1);
  }

  static Event event(int number, int prev) {
    return new Event(seq(number), seq(prev), message(new User("bob", "Bob"), "b" + number));
  }

  /** The event as it is sent again. */
  static Event again(int number) {
    return new Event(seq(number), null, event(number).content());
  }

  /** A message of ann's, the user of the tests, linked to the number before. */
  static Event own(int number, String clientId) {
    return new Event(seq(number), seq(number - 1), message(ANN, clientId));
  }

  static Content.Message message(User from, String clientId) {
    String messageId = (from.id() + "-" + clientId + "-".repeat(22)).substring(0, 22);
    return new Content.Message(from, START, messageId, clientId, Body.of("hello"), null);
  }

  static Reply.Joined joined(int head, int next, Event... events) {
    return new Reply.Joined(
        "1", ROOM, ROOM, "member", seq(head), List.of(events), seq(next), next >= head, false);
  }

  static Reply.Page page(int head, int next, Event... events) {
    return new Reply.Page(
        "1", ROOM, seq(head), Arrays.asList(events), seq(next), next >= head, false);
  }

  static Reply.Page truncated(int head, int next, Event... events) {
    return new Reply.Page(
        "1", ROOM, seq(head), Arrays.asList(events), seq(next), next >= head, true);
  }

  static Reply.Ack ack(String clientId, int seq) {
    return Reply.Ack.sent("1", ROOM, clientId, "m".repeat(22), seq(seq), START);
  }

  static Reply.Refused refused(ErrorCode code, @Nullable Long retryAfterMs) {
    return new Reply.Refused("1", code, "refused", null, code.temporary(), retryAfterMs);
  }
}
