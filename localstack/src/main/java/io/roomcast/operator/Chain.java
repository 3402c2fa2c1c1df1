package io.roomcast.operator;

import io.roomcast.events.Codec;
import io.roomcast.events.Content;
import io.roomcast.events.Decoded;
import io.roomcast.events.Sequence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A room's log, walked from its beginning to where its head says that it ends: what it has, and
 * where an event does not link to the one before it. What has expired is left out, as readers do.
 */
final class Chain {

  private final Codec codec;
  private final RoomState state;
  private final Sequence countTo;
  private final Instant now;
  private final List<Gap> gaps = new ArrayList<>();
  private Sequence last = Sequence.NONE;
  private boolean begun;
  private boolean fromTheBeginning = true;
  private long events;
  private long messages;
  private long aboveHead;

  private Chain(Codec codec, RoomState state, Sequence countTo, Instant now) {
    this.codec = codec;
    this.state = state;
    this.countTo = countTo;
    this.now = now;
  }

  /** Walks a log that was read up to {@code state.logged()}; messages are counted to a place. */
  static Chain walk(
      Stream<LogEntry> log, Codec codec, RoomState state, Sequence countTo, Instant now) {
    Chain chain = new Chain(codec, state, countTo, now);
    log.forEachOrdered(chain::take);
    chain.end();
    return chain;
  }

  private void take(LogEntry entry) {
    if (entry.expired(now)) {
      fromTheBeginning = false;
      return;
    }
    if (begun) {
      link(entry);
    } else {
      begin(entry);
    }
    begun = true;
    last = entry.seq();
    events++;
    if (entry.seq().isAfter(state.head())) aboveHead++;
    if (!entry.seq().isAfter(countTo) && isMessage(entry)) messages++;
  }

  /** Only where entries expire may the first one that is left follow one that is gone. */
  private void begin(LogEntry first) {
    if (first.prev().equals(Sequence.NONE)) return;
    fromTheBeginning = false;
    if (!state.expires()) gaps.add(new Gap.Missing(first.prev(), Sequence.NONE));
  }

  private void link(LogEntry entry) {
    if (entry.prev().isAfter(last)) {
      gaps.add(new Gap.Missing(entry.prev(), last));
    } else if (!entry.prev().equals(last)) {
      gaps.add(new Gap.Unlinked(last, entry.seq()));
    }
  }

  private void end() {
    if (state.logged().isAfter(last) && (begun || !state.expires())) {
      gaps.add(new Gap.Missing(state.logged(), last));
    }
  }

  private boolean isMessage(LogEntry entry) {
    return codec.content(entry.content()) instanceof Decoded.Valid<Content>(Content content)
        && content instanceof Content.Message;
  }

  /** Where it does not link. */
  List<Gap> gaps() {
    return gaps;
  }

  /** Whether its first event is the room's first: nothing has expired. */
  boolean isFromTheBeginning() {
    return fromTheBeginning;
  }

  /** How many events it has. */
  long events() {
    return events;
  }

  /** How many messages it has up to the place that was given. */
  long messages() {
    return messages;
  }

  /** How many of its events are beyond the room's head. */
  long aboveHead() {
    return aboveHead;
  }
}
