package io.roomcast.table;

import io.roomcast.events.Content;
import io.roomcast.events.User;

/** What there is of that which somebody wants to report. */
public sealed interface Evidence {

  /** A message, as it is now. */
  record Said(Content.Message message) implements Evidence {}

  /** A user whom the room knows. */
  record Known(User user) implements Evidence {}

  /** No such message, none that is kept, or one that was deleted; or no such user. */
  record None() implements Evidence {}

  /** The log is not that far yet. */
  record NotYet() implements Evidence {}
}
