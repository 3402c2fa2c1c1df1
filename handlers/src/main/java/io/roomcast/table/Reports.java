package io.roomcast.table;

import io.roomcast.events.Sequence;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is reported in rooms. Reads are consistent; each write happens as a whole or not at all. */
public interface Reports {

  /** What somebody wants to report: a message, or else a user. */
  record About(@Nullable Sequence target, @Nullable String userId) {}

  /** One who reports, whether the same is reported by them and open, and what there is of it. */
  record Grounds(Standing standing, boolean reported, Evidence evidence) {}

  /** A report that there is, and by whom it was closed, if it was. */
  record Filed(Report report, @Nullable String closedBy) {}

  /** Some reports, and after which the next page begins if there is one. */
  record Page(List<Report> reports, @Nullable String next) {}

  /** What a user is in a room. */
  Standing standing(String room, String userId);

  /** What the report with this id, by this user, is decided on. */
  Grounds grounds(String room, String userId, About about, String report);

  /**
   * Files a report, if the same one is not open yet and the user who makes it is a member.
   *
   * @return whether that was so
   */
  boolean file(Report report);

  /** A report of a room. */
  Optional<Filed> find(String room, String report);

  /** The open reports of a room after one, in the order of their ids; so many at most. */
  Page page(String room, @Nullable String after, int most);

  /**
   * Closes a report, if it is open and the user who does it has the role that they had. One without
   * a role is an operator, who needs none.
   *
   * @return whether that was so
   */
  boolean close(Report report, Standing by, Instant at);

  /** The reports of a month (in UTC), the oldest first, those that are closed, too. */
  Stream<Filed> filed(YearMonth month);
}
