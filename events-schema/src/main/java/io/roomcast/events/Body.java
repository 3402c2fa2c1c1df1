package io.roomcast.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What a message says: 1 to 4,000 code points of text, and up to 4 KB of the application's own
 * data.
 */
public record Body(String text, @Nullable ObjectNode data) {

  /** Text alone. */
  public static Body of(String text) {
    return new Body(text, null);
  }
}
