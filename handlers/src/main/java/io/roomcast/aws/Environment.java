package io.roomcast.aws;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The environment variables of a function. A missing or malformed one throws {@link
 * IllegalStateException} that names it, when the function is made.
 */
public record Environment(Map<String, String> variables) {

  /** That of this process, as Lambda sets it. */
  public static Environment ofProcess() {
    return new Environment(System.getenv());
  }

  /** A text that must be there. */
  public String text(String name) {
    return optional(name)
        .orElseThrow(() -> new IllegalStateException("environment variable missing: " + name));
  }

  /** A text that may be missing; empty counts as missing. */
  public Optional<String> optional(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
  }

  /** A whole number. */
  public int number(String name) {
    String value = text(name);
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException notANumber) {
      throw new IllegalStateException(
          "environment variable " + name + " is not a whole number: " + value, notANumber);
    }
  }

  /** A time in milliseconds. */
  public Duration millis(String name) {
    return Duration.ofMillis(number(name));
  }

  /** A list with commas. */
  public Set<String> set(String name) {
    return Set.copyOf(List.of(text(name).split(" *, *")));
  }
}
