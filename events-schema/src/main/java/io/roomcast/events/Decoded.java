package io.roomcast.events;

import org.jspecify.annotations.Nullable;

/** What a text was read as: a value, or what is wrong with it. Bad input never throws. */
public sealed interface Decoded<T> {

  /** The text is good. */
  record Valid<T>(T value) implements Decoded<T> {}

  /**
   * The text is refused. {@code id} is the frame's own, where it could be read; {@code path} is a
   * JSON Pointer to the place that fails, with SCHEMA_INVALID and CURSOR_INVALID.
   */
  record Invalid<T>(@Nullable String id, ErrorCode code, String message, @Nullable String path)
      implements Decoded<T> {

    /** The error frame that says so. */
    public Reply.Refused refused() {
      return new Reply.Refused(id, code, message, path, code.temporary(), null);
    }
  }
}
