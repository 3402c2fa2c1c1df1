package io.roomcast.faults;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of a room when the dust has settled. Messages and changes go by their {@code
 * clientId}.
 *
 * @param said by the speaker's user id, in the order of saying
 * @param others how many events that nobody said the room was given
 * @param acked every ack
 * @param shown by member, in the order of showing
 * @param cleared how often members were told to drop what they had
 * @param barred by outsider
 * @param log the room's log, in its order
 */
record Observation(
    Map<String, List<Said>> said,
    int others,
    List<Acked> acked,
    Map<String, List<Seen>> shown,
    int cleared,
    Map<String, Barred> barred,
    List<Logged> log,
    String head,
    String logged,
    int counted) {

  /**
   * What a message is now, and whose, by the user's id: no text if it is deleted, and who reacts
   * how.
   */
  record What(String clientId, String text, String from, Set<String> reactions) {

    /** Of an event that is no message. */
    static final What NO_MESSAGE = new What("", "", "", Set.of());

    static String reaction(String key, String user) {
      return key + " of " + user;
    }

    boolean isMessage() {
      return !equals(NO_MESSAGE);
    }
  }

  /** The place that an ack gave to a message. */
  record Acked(String clientId, String seq) {}

  /** An event that a member shows. */
  record Seen(String seq, What what) {}

  /** An event of the log; its {@code clientId} is empty if nobody said it. */
  record Logged(String seq, String prev, String clientId, What what) {

    boolean isChange() {
      return !clientId.isEmpty() && !what.isMessage();
    }
  }

  /** What somebody got, and what was accepted when that one was not in the room. */
  record Barred(List<String> got, Set<String> notFor) {}
}
