package io.roomcast.ingest;

import io.roomcast.events.Content;
import io.roomcast.permissions.Act;
import io.roomcast.permissions.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A change that someone asks for: who, under which mark of the frame, in which room, by which
 * action, and what is published if it is granted.
 */
record Wish(Asker asker, @Nullable String id, String room, String action, Content.Change change) {

  /** Whether that act is for who asks: {@link Verdict#SELF} is for the author. */
  boolean mayBe(Act act, Content.Message message) {
    Verdict verdict = act.verdict(asker.access(), asker.role());
    return verdict == Verdict.YES
        || (verdict == Verdict.SELF && message.from().id().equals(change.from().id()));
  }
}
