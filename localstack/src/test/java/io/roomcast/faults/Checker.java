package io.roomcast.faults;

import io.roomcast.faults.Observation.Logged;
import io.roomcast.faults.Observation.Seen;
import io.roomcast.faults.Observation.What;
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
  private final Map<String, What> at = new HashMap<>();
  private final Set<String> acked = new HashSet<>();
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
    checker.same("how often members began anew", Integer.toString(seen.cleared()), "0");
    return new Verdict(
        checker.lost, checker.doubled, checker.reordered, checker.leaked, checker.broken);
  }

  /** One chain from the beginning on, on whose end and length all agree. */
  private void log() {
    Set<String> said = new HashSet<>();
    seen.said().values().forEach(all -> all.forEach(each -> said.add(each.clientId())));
    String last = "0";
    int messages = 0;
    int others = 0;
    for (Logged entry : seen.log()) {
      if (!entry.prev().equals(last)) {
        broken.add("the log links %s to %s, not %s".formatted(entry.seq(), entry.prev(), last));
      }
      if (entry.seq().compareTo(last) <= 0) {
        reordered.add("the log has %s after %s".formatted(entry.seq(), last));
      }
      last = entry.seq();
      at.put(entry.seq(), entry.what());
      String clientId = entry.clientId();
      if (clientId.isEmpty()) {
        others++;
        continue;
      }
      if (entry.what().isMessage()) messages++;
      if (place.put(clientId, entry.seq()) != null) {
        doubled.add("the log has %s twice".formatted(clientId));
      }
      if (!said.contains(clientId)) {
        leaked.add("the log has %s, which nobody said here".formatted(clientId));
      }
    }
    same(
        "the number of events that nobody said",
        Integer.toString(others),
        Integer.toString(seen.others()));
    same("the head of live delivery", seen.head(), last);
    same("the head of the log", seen.logged(), last);
    same("the counter", Integer.toString(seen.counted()), Integer.toString(messages));
  }

  private void same(String what, String is, String expected) {
    if (!is.equals(expected)) broken.add("%s is %s, not %s".formatted(what, is, expected));
  }

  /**
   * All that was said is in the log: where the ack says, in the speaker's order, and messages are
   * what was said and changed.
   */
  private void accepted() {
    for (Observation.Acked ack : seen.acked()) {
      acked.add(ack.clientId());
      String is = place.get(ack.clientId());
      if (is == null) {
        lost.add("the log has no %s, acked at %s".formatted(ack.clientId(), ack.seq()));
      } else if (!is.equals(ack.seq())) {
        broken.add("%s was acked at %s and is at %s".formatted(ack.clientId(), ack.seq(), is));
      }
    }
    seen.said().forEach(this::inOrder);
    new Expected(seen.said())
        .messages()
        .forEach(
            (clientId, expected) -> {
              String is = place.get(clientId);
              if (is != null && !expected.equals(at.get(is))) {
                broken.add("by what was said it is %s, not %s".formatted(expected, at.get(is)));
              }
            });
  }

  private void inOrder(String speaker, List<Said> said) {
    String last = "0";
    for (Said each : said) {
      String clientId = each.clientId();
      String is = place.get(clientId);
      if (is == null) {
        if (!acked.contains(clientId)) lost.add("never arrived: " + clientId);
        continue;
      }
      if (is.compareTo(last) < 0) {
        reordered.add("%s said %s later than its place".formatted(speaker, clientId));
      }
      last = is;
    }
  }

  /** Shows what the log has: all of it, once, in its order, and changes in what they changed. */
  private void member(String name, List<Seen> shown) {
    Set<String> places = new HashSet<>();
    Set<String> messages = new HashSet<>();
    String last = "0";
    for (Seen event : shown) {
      boolean again = !places.add(event.seq());
      again |= event.what().isMessage() && !messages.add(event.what().clientId());
      if (again) {
        doubled.add("%s shows %s twice".formatted(name, event));
      } else if (event.seq().compareTo(last) < 0) {
        reordered.add("%s shows %s after %s".formatted(name, event.seq(), last));
      }
      last = event.seq();
      What logged = at.get(event.seq());
      if (logged != null && !logged.equals(event.what())) {
        lost.add("%s shows %s instead of %s".formatted(name, event, logged));
      }
    }
    for (Logged entry : seen.log()) {
      if (!entry.isChange() && !places.remove(entry.seq())) {
        lost.add("%s does not show %s %s".formatted(name, entry.seq(), entry.what()));
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
