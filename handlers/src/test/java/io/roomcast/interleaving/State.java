package io.roomcast.interleaving;

import java.util.Arrays;

/** Everything at one moment, by the numbers of its parts. */
final class State {

  /** What a state consists of. */
  enum Part {
    TABLE(0),
    BROADCAST_QUEUE(1),
    HISTORY_QUEUE(2),
    BROADCAST_1(3),
    BROADCAST_2(4),
    HISTORY_1(5),
    HISTORY_2(6),
    TIMELINE(7),
    MODERATOR(8),
    READER(9),
    FATE(10);

    private final int place;

    Part(int place) {
      this.place = place;
    }
  }

  private final int[] numbers;

  State() {
    this(new int[Part.values().length]);
  }

  private State(int[] numbers) {
    this.numbers = numbers;
  }

  int get(Part part) {
    return numbers[part.place];
  }

  State with(Part part, int number) {
    int[] changed = numbers.clone();
    changed[part.place] = number;
    // Which of two equal instances it is makes no difference.
    sort(changed, Part.BROADCAST_1, Part.BROADCAST_2);
    sort(changed, Part.HISTORY_1, Part.HISTORY_2);
    return new State(changed);
  }

  private static void sort(int[] numbers, Part one, Part two) {
    int first = numbers[one.place];
    int second = numbers[two.place];
    numbers[one.place] = Math.min(first, second);
    numbers[two.place] = Math.max(first, second);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof State state && Arrays.equals(numbers, state.numbers);
  }

  @Override
  public int hashCode() {
    int hash = 0;
    for (int number : numbers) {
      hash = (hash ^ number) * 0x9E3779B1;
      hash ^= hash >>> 15;
    }
    return hash;
  }
}
