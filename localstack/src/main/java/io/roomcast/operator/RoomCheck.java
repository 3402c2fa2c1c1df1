package io.roomcast.operator;

import io.roomcast.events.Codec;
import io.roomcast.events.Sequence;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds a room's head, the chain of its log and its counter against each other. The three move one
 * after the other, so a room that looks wrong is looked at again after a pause, and accused only of
 * what is behind by then of where another was before: a room in use never is.
 */
final class RoomCheck {

  private final RoomReader reader;
  private final Codec codec;
  private final InstantSource clock;
  private final List<Miscount> miscounts = new ArrayList<>();
  private long events;

  RoomCheck(RoomReader reader, Codec codec, InstantSource clock) {
    this.reader = reader;
    this.codec = codec;
    this.clock = clock;
  }

  /** What a first look at a room saw. */
  record Look(String room, RoomState state, List<Gap> gaps, boolean suspect) {}

  /** Looks for the first time. */
  Look look(String room) {
    RoomState state = reader.state(room);
    if (state.deleted()) {
      return new Look(room, state, List.of(), false);
    }
    Chain chain = walk(room, state, state.counted());
    events += chain.events();
    boolean suspect = !state.isLevel() || !chain.gaps().isEmpty() || isMiscounted(state, chain);
    return new Look(room, state, List.copyOf(chain.gaps()), suspect);
  }

  private Chain walk(String room, RoomState state, Sequence countTo) {
    return Chain.walk(reader.log(room, state.logged()), codec, state, countTo, clock.instant());
  }

  /** Looks again, and tells what is wrong for sure, beside {@link #miscounts()}. */
  List<Finding> lookAgain(Look before) {
    String room = before.room();
    RoomState now = reader.state(room);
    RoomState counted = now.counted().isAfter(now.logged()) ? before.state() : now;
    Chain chain = walk(room, now, counted.counted());

    List<Finding> findings = new ArrayList<>();
    boolean countable = !counted.counted().isAfter(now.logged());
    long lost = countable ? counted.messages() - chain.messages() : 0;
    List<Gap> gaps = chain.gaps().stream().filter(before.gaps()::contains).toList();
    gaps.forEach(gap -> findings.add(Finding.of(room, gap, gaps.size() == 1 ? lost : 0)));

    if (before.state().logged().isAfter(now.head())) {
      findings.add(Finding.staleHead(room, now, chain.aboveHead()));
    }
    Sequence taken = latest(before.state().head(), before.state().counted());
    if (taken.isAfter(now.logged())) findings.add(Finding.logBehind(room, now.logged(), taken));
    if (before.state().logged().isAfter(now.counted())) {
      findings.add(Finding.counterBehind(room, now.counted(), now.logged()));
    }
    if (countable && chain.gaps().isEmpty() && isMiscounted(counted, chain)) {
      miscounts.add(new Miscount(room, counted.counted(), counted.messages(), chain.messages()));
    }
    return findings;
  }

  /** Where events have expired, the counter may have more than the log. */
  private static boolean isMiscounted(RoomState counted, Chain chain) {
    return chain.isFromTheBeginning()
        ? counted.messages() != chain.messages()
        : counted.messages() < chain.messages();
  }

  private static Sequence latest(Sequence one, Sequence other) {
    return one.isAfter(other) ? one : other;
  }

  /** The counters that the second looks found wrong. */
  List<Miscount> miscounts() {
    return miscounts;
  }

  /** How many events the first looks saw. */
  long events() {
    return events;
  }
}
