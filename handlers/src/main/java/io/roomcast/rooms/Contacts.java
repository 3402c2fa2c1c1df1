package io.roomcast.rooms;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whom users have among their contacts. */
interface Contacts {

  /** One more; the same again changes nothing. */
  void add(String userId, String contactId, Instant at);

  /** One less; one who is none is none. */
  void remove(String userId, String contactId);

  /** The ids after one, in their order, or from the first on; so many at most. */
  List<String> page(String userId, @Nullable String after, int most);
}
