package io.roomcast.interleaving;

import io.roomcast.interleaving.Moves.Move;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Goes through what may happen in a scenario, until it finds something that must not. */
final class Search {

  /** What was found: a violation, and how it came about. */
  record Finding(String violation, List<String> trace) {

    @Override
    public String toString() {
      return violation + "\n  " + String.join("\n  ", trace);
    }
  }

  /**
   * How many states were seen, each once, and how many different orders of moves those stand for.
   */
  record Result(long states, double schedules, Optional<Finding> finding) {}

  /** One state on the way, and which of its moves is taken. */
  private static final class Place {

    private final State state;
    private final List<Move> moves;
    private int taken;
    private double schedules;

    Place(State state, List<Move> moves) {
      this.state = state;
      this.moves = moves;
    }
  }

  private static final double ON_THE_WAY = -1;

  private final Moves moves;

  Search(Scenario scenario) {
    moves = new Moves(scenario);
  }

  /** Every order of moves; orders that lead to one state go on as one. */
  Result all() {
    Map<State, Double> schedules = new HashMap<>();
    Deque<Place> way = new ArrayDeque<>();
    way.push(place(moves.start(), schedules));
    while (true) {
      Place place = way.element();
      if (place.taken == place.moves.size()) {
        way.pop();
        double found = place.moves.isEmpty() ? 1 : place.schedules;
        schedules.put(place.state, found);
        if (way.isEmpty()) {
          return new Result(schedules.size(), found, Optional.empty());
        }
        way.element().schedules += found;
        continue;
      }
      Move move = place.moves.get(place.taken++);
      @Nullable State next = move.next();
      Double known = next == null ? null : schedules.get(next);
      if (next == null || (known != null && known == ON_THE_WAY)) {
        String violation = move.violation() == null ? "goes round for ever" : move.violation();
        return new Result(schedules.size(), 0, Optional.of(new Finding(violation, trace(way))));
      }
      if (known == null) {
        way.push(place(next, schedules));
      } else {
        place.schedules += known;
      }
    }
  }

  /** One order of moves, by chance. */
  Optional<Finding> one(Random random) {
    List<String> trace = new ArrayList<>();
    List<Move> taken = new ArrayList<>();
    State state = moves.start();
    while (true) {
      List<Move> possible = moves.of(state);
      if (possible.isEmpty()) {
        return Optional.empty();
      }
      Move move = possible.get(random.nextInt(possible.size()));
      taken.add(move);
      State next = move.next();
      if (next == null) {
        taken.forEach(each -> trace.add(each.words().get()));
        return Optional.of(new Finding(String.valueOf(move.violation()), trace));
      }
      state = next;
    }
  }

  private Place place(State state, Map<State, Double> schedules) {
    schedules.put(state, ON_THE_WAY);
    return new Place(state, moves.of(state));
  }

  private static List<String> trace(Deque<Place> way) {
    List<String> trace = new ArrayList<>();
    way.descendingIterator()
        .forEachRemaining(place -> trace.add(place.moves.get(place.taken - 1).words().get()));
    return trace;
  }
}
