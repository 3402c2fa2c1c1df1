package io.roomcast.ingest;

import io.roomcast.events.Content;
import io.roomcast.events.Sequence;

/** The messages in a room's log; each read is consistent. */
interface Messages {

  /** The message at a place, as it is now. */
  Found find(String room, Sequence seq);

  /** The answer. */
  sealed interface Found {

    /** It is there; its text may have been deleted. */
    record There(Content.Message message) implements Found {}

    /** It is no longer kept, and its text still there: only a delete may take it out. */
    record Expired(Content.Message message) implements Found {}

    /** There is none at that place, or it was removed. */
    record NotThere() implements Found {}

    /** The log is not that far yet. */
    record NotYet() implements Found {}
  }
}
