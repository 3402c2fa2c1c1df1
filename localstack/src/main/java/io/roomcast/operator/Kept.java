package io.roomcast.operator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The letters that a redrive leaves where they are. */
final class Kept {

  private final Map<String, Letter> byId = new LinkedHashMap<>();
  private final Map<String, Integer> ofRoom = new HashMap<>();

  void add(Letter letter) {
    byId.put(letter.id(), letter);
    ofRoom.merge(letter.room(), 1, Integer::sum);
  }

  /** Whether it is one of them, also when it was received again since. */
  boolean has(Letter letter) {
    return byId.containsKey(letter.id());
  }

  List<Letter> letters() {
    return List.copyOf(byId.values());
  }

  int size() {
    return byId.size();
  }

  /** Whether they are so many of a room that SQS shows nothing behind them. */
  boolean hideMore() {
    return ofRoom.values().stream().anyMatch(letters -> letters >= LetterQueue.MOST);
  }

  /**
   * So few of these rooms at a time that what stays of them leaves place in a batch for what does
   * not; without those that hide what is behind.
   */
  List<Set<String>> few(Set<String> rooms) {
    List<Set<String>> all = new ArrayList<>();
    int staying = LetterQueue.MOST;
    for (String room : rooms) {
      int letters = ofRoom.getOrDefault(room, 0);
      if (letters >= LetterQueue.MOST) continue;
      if (staying + letters >= LetterQueue.MOST) {
        all.add(new HashSet<>());
        staying = 0;
      }
      all.getLast().add(room);
      staying += letters;
    }
    return all;
  }
}
