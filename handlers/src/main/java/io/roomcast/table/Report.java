package io.roomcast.table;

import io.roomcast.events.Content;
import io.roomcast.events.ListedReport;
import io.roomcast.events.Sequence;
import io.roomcast.events.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That one user reported another, or what that one said at {@code target}, in the words that the
 * message had then.
 */
public record Report(
    String id,
    String room,
    User from,
    Instant at,
    User user,
    @Nullable Sequence target,
    Content.@Nullable Message said,
    String reason) {

  /** As it is listed. */
  public ListedReport listed() {
    return new ListedReport(id, from, at, user, target, said == null ? null : said.body(), reason);
  }

  /** What the notice of its end is known by. */
  public String mark() {
    return id + "#" + at.toEpochMilli();
  }
}
