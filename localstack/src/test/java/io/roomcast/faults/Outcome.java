package io.roomcast.faults;

import java.time.Duration;

/**
 * How a trial went.
 *
 * @param changes edits, deletes, reactions and reactions taken back
 * @param struck how often the fault struck
 * @param retries messages that clients sent again
 * @param redeliveries messages that queues handed out again
 * @param slowest from the server's hands until the last member showed it, the slowest message
 */
record Outcome(
    String fault,
    int messages,
    int changes,
    int struck,
    int retries,
    int redeliveries,
    Duration slowest,
    Verdict verdict) {

  /** Its row of the table. */
  String row() {
    return "| %s | %,d | %,d | %,d | %,d | %,d | %d | %d | %d | %d | %d |"
        .formatted(
            fault,
            messages,
            struck,
            retries,
            redeliveries,
            slowest.toMillis(),
            verdict.lost().size(),
            verdict.doubled().size(),
            verdict.reordered().size(),
            verdict.leaked().size(),
            verdict.broken().size());
  }
}
