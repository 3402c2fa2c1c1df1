package io.roomcast.table;

import io.roomcast.events.Sequence;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rooms that each user is a member of: an item beside the member's own, which comes and goes in
 * the same transaction, so that the two always agree. What was there when one became a member
 * counts as read.
 */
public interface UserRooms {

  /** Some of the rooms, in the order of their ids; with {@code next} there are more after it. */
  record Page(List<UserRoom> rooms, @Nullable String next) {}

  /** A user's rooms after the one given, at most so many, read consistently. */
  Page page(String userId, @Nullable String after, int most);

  /**
   * Moves a user's mark up to a place, in the write that asks whether the user is a member and the
   * mark is below.
   *
   * @return where the mark is then; empty for who is not a member
   */
  Optional<Sequence> read(String room, String userId, Sequence upTo);
}
