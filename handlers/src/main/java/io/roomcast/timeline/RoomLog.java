package io.roomcast.timeline;

import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import java.util.List;

/**
 * A room's log as far as its head: what lies beyond may be half written and is not read. What has
 * expired is left out, and nothing is looked for beyond it: an expiry never decreases along the
 * log, so that a stretch that has expired ends only where the latest begin.
 *
 * <p>Each read is consistent, but the head and a query after it are two reads: DynamoDB isolates a
 * query from a transaction item by item, so a query need not see all that the transaction wrote
 * which moved the head. What should be there and is not is therefore read once more, and a message
 * may be seen as it was before a change that is seen.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-isolation">Isolation
 *     levels of transactions</a>
 */
interface RoomLog {

  /** The last sequence in the log. */
  Sequence logged(String room);

  /**
   * The first events after one place and up to another, oldest first, each with its {@code prev}:
   * of so many those that have not expired, which may be none although there are others beyond.
   */
  List<Event> after(String room, Sequence after, Sequence upTo, int most);

  /**
   * Events up to a place, that included, latest first, each with its {@code prev}; back to the
   * first that has expired.
   */
  List<Event> latest(String room, Sequence upTo, int most);
}
