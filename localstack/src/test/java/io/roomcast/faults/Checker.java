package io.roomcast.faults;

import static io.roomcast.faults.Observation.NO_MESSAGE;

import io.roomcast.faults.Observation.Logged;
import io.roomcast.faults.Observation.Seen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds a room to the promise. It knows nothing of what went wrong meanwhile. */
final class Checker {

  private final Observation seen;
  private final Map<String, String> place = new HashMap<>();
  private final List<String> lost = new ArrayList<>();
  private final List<String> doubled = new ArrayList<>();
  private final List<String> reordered = new ArrayList<>();
  private final List<String> leaked = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();

  private Checker(Observation seen) {
    this.seen = seen;
  }

  static Verdict check(Observation seen) {
    Checker checker = new Checker(seen);
    checker.log();
    checker.accepted();
    seen.shown().forEach(checker::member);
    seen.barred().forEach(checker::outsider);
    return new Verdict(
        checker.lost, checker.doubled, checker.reordered, checker.leaked, checker.broken);
  }

  /** One chain from the beginning on, on whose end and length all agree. */
  private void log() {
    String last = "0";
    int messages = 0;
    for (Logged entry : seen.log()) {
      if (!entry.prev().equals(last)) {
        broken.add("the log links %s to %s, not %s".formatted(entry.seq(), entry.prev(), last));
      }
      if (entry.seq().compareTo(last) <= 0) {
        reordered.add("the log has %s after %s".formatted(entry.seq(), last));
      }
      last = entry.seq();
      if (!entry.clientId().equals(NO_MESSAGE)) {
        messages++;
        if (place.put(entry.clientId(), entry.seq()) != null) {
          doubled.add("the log has %s twice".formatted(entry.clientId()));
        }
      }
    }
    same("the head of live delivery", seen.head(), last);
    same("the head of the log", seen.logged(), last);
    same("the counter", Integer.toString(seen.counted()), Integer.toString(messages));
  }

  private void same(String what, String is, String expected) {
    if (!is.equals(expected)) broken.add("%s is %s, not %s".formatted(what, is, expected));
  }

  /** What was said, and not given up, is in the log: where the ack says, in the speaker's order. */
  private void accepted() {
    seen.acked()
        .forEach(
            (clientId, seq) -> {
              String is = place.get(clientId);
              if (is == null) lost.add("the log has no %s, acked at %s".formatted(clientId, seq));
              else if (!is.equals(seq)) {
                broken.add("%s was acked at %s and is at %s".formatted(clientId, seq, is));
              }
            });
    seen.said()
        .forEach(
            (speaker, said) -> {
              String last = "0";
              for (String clientId : said) {
                String is = place.get(clientId);
                if (is == null) {
                  if (!seen.acked().containsKey(clientId)) lost.add("never arrived: " + clientId);
                  continue;
                }
                if (is.compareTo(last) < 0) {
                  reordered.add("%s said %s later than its place".formatted(speaker, clientId));
                }
                last = is;
              }
            });
  }

  /** Shows what the log has: all of it, once, in its order. */
  private void member(String name, List<Seen> shown) {
    Set<String> places = new HashSet<>();
    Set<String> messages = new HashSet<>();
    String last = "0";
    for (Seen event : shown) {
      boolean again = !places.add(event.seq());
      again |= !event.clientId().equals(NO_MESSAGE) && !messages.add(event.clientId());
      if (again) {
        doubled.add("%s shows %s twice".formatted(name, event));
      } else if (event.seq().compareTo(last) < 0) {
        reordered.add("%s shows %s after %s".formatted(name, event.seq(), last));
      }
      last = event.seq();
    }
    for (Logged entry : seen.log()) {
      if (!places.remove(entry.seq())) {
        lost.add("%s does not show %s %s".formatted(name, entry.seq(), entry.clientId()));
      }
    }
    places.forEach(seq -> broken.add("%s shows %s, not in the log".formatted(name, seq)));
  }

  private void outsider(String name, Observation.Barred barred) {
    for (String clientId : barred.got()) {
      if (barred.notFor().contains(clientId)) leaked.add("%s got %s".formatted(name, clientId));
    }
  }
}
