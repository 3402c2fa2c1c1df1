package io.roomcast.cdk;

import com.google.errorprone.annotations.Immutable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What values a setting takes. */
@Immutable
public sealed interface Form {

  /** Whether a setting of this form may have this value. */
  boolean allows(String value);

  /** The allowed values, to be read after "must be". */
  String meaning();

  /** The form as the template's metadata lists it: a type, and its limits where it has some. */
  Map<String, Object> metadata();

  /** A whole number within limits, both included. */
  record Whole(int minimum, int maximum) implements Form {
    @Override
    public boolean allows(String value) {
      try {
        int number = Integer.parseInt(value);
        return minimum <= number && number <= maximum;
      } catch (NumberFormatException notANumber) {
        return false;
      }
    }

    @Override
    public String meaning() {
      return "a whole number from " + minimum + " to " + maximum;
    }

    @Override
    public Map<String, Object> metadata() {
      return new TreeMap<>(Map.of("type", "integer", "minimum", minimum, "maximum", maximum));
    }
  }

  /** One of some values. */
  @SuppressWarnings("Immutable") // The list is a copy that cannot be changed.
  record Choice(List<String> values) implements Form {
    public Choice {
      values = List.copyOf(values);
    }

    @Override
    public boolean allows(String value) {
      return values.contains(value);
    }

    @Override
    public String meaning() {
      return "one of " + String.join(", ", values);
    }

    @Override
    public Map<String, Object> metadata() {
      return new TreeMap<>(Map.of("type", "choice", "values", values));
    }
  }

  /** A text of a pattern, which must match the whole of it. */
  record Text(String pattern, String meaning) implements Form {
    @Override
    public boolean allows(String value) {
      return Pattern.matches(pattern, value);
    }

    @Override
    public Map<String, Object> metadata() {
      return new TreeMap<>(Map.of("type", "text", "pattern", pattern));
    }
  }
}
