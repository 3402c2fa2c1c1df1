package io.roomcast.timeline;

import io.roomcast.events.ListedMember;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is in a room. */
interface Roll {

  /** Some members, in the order of their ids; with {@code next} there are more after it. */
  record Page(List<ListedMember> members, @Nullable String next) {}

  /**
   * The members after the user given, read consistently, and up to where each has read: of so many
   * users whom the room knows those who are members, which may be none although there are others
   * beyond.
   */
  Page page(String room, @Nullable String after, int most);
}
