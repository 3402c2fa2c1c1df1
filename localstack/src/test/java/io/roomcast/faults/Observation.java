package io.roomcast.faults;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of a room when the dust has settled. Messages go by their {@code clientId}.
 *
 * @param said by speaker, in the order of saying
 * @param acked the sequence that an ack gave to a message
 * @param shown by member, in the order of showing
 * @param barred by outsider
 * @param log the room's log, in its order
 */
record Observation(
    Map<String, List<String>> said,
    Map<String, String> acked,
    Map<String, List<Seen>> shown,
    Map<String, Barred> barred,
    List<Logged> log,
    String head,
    String logged,
    int counted) {

  /** What stands for the {@code clientId} of an event that is no message. */
  static final String NO_MESSAGE = "";

  /** An event that a member shows. */
  record Seen(String seq, String clientId) {}

  /** An event of the log. */
  record Logged(String seq, String prev, String clientId) {}

  /** What somebody got, and what was accepted when that one was not in the room. */
  record Barred(List<String> got, Set<String> notFor) {}
}
