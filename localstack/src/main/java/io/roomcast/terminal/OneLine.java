package io.roomcast.terminal;

import org.jspecify.annotations.Nullable;

/** A text for a terminal, where what went wrong takes one line. */
public final class OneLine {

  private OneLine() {}

  /** The text without its line breaks; empty for none. */
  public static String of(@Nullable String text) {
    return text == null ? "" : text.strip().replaceAll("\\s*\\n\\s*", " ");
  }
}
