package io.roomcast.events;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a room, at its place in the room's order. {@code prev} is the sequence
 * of the durable event before it; it is absent in views and when an event is sent again. What is
 * ephemeral has no place: its sequence is {@link Sequence#NONE}, and on the wire there is none.
 */
public record Event(Sequence seq, @Nullable Sequence prev, Content content) {

  /** Without a place. */
  public static Event ephemeral(Content content) {
    return new Event(Sequence.NONE, null, content);
  }
}
