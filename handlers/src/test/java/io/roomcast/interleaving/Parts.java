package io.roomcast.interleaving;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives equal things one number, so that a state is a few numbers. */
final class Parts {

  private final Map<Object, Integer> numbers = new HashMap<>();
  private final List<Object> parts = new ArrayList<>();

  int number(Object part) {
    return numbers.computeIfAbsent(
        part,
        added -> {
          parts.add(added);
          return parts.size() - 1;
        });
  }

  <T> T get(int number, Class<T> type) {
    return type.cast(parts.get(number));
  }
}
