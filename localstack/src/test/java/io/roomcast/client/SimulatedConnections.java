package io.roomcast.client;

import io.roomcast.client.Effect.Alarm;
import io.roomcast.events.Action;
import io.roomcast.events.Body;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.Event;
import io.roomcast.events.Reply;
import io.roomcast.events.Sequence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * A client's state and the network between it and the room: frames are lost, doubled, overtake one
 * another, and connections break. Checks at every step that what is shown has no gap.
 */
final class SimulatedConnections {

  private static final int ALL = 1_000_000;

  private record Due(Instant at, Alarm alarm) {}

  private final Random random;
  private final boolean losing;
  final SimulatedRoom room;
  Instant now = Sample.START;
  final RoomState state;
  private final List<Action> requests = new ArrayList<>();
  private final List<Supplier<List<Effect>>> arriving = new ArrayList<>();
  private final List<Due> alarms = new ArrayList<>();
  private boolean joined;
  private boolean healed;
  final List<Sequence> shown = new ArrayList<>();

  /** Where the chain began, with the first join. */
  Sequence begin = Sequence.NONE;

  boolean cleared;
  boolean doubtful;
  private int said;

  SimulatedConnections(Random random, boolean losing) {
    this.random = random;
    this.losing = losing;
    this.room = new SimulatedRoom(random);
    this.state = new RoomState(Sample.ROOM, () -> now, random);
  }

  void connect() {
    disconnect();
    perform(state.connected(Sample.ANN.id()));
  }

  void disconnect() {
    // What a function has begun goes on without its connection; nobody hears of it.
    requests.removeIf(action -> !(action instanceof Action.Send) || random.nextBoolean());
    requests.forEach(action -> room.answer(action, now));
    requests.clear();
    arriving.clear();
    joined = false;
    state.disconnected();
  }

  void say() {
    perform(state.send("c" + said++, Body.of("hello"), null));
  }

  int said() {
    return said;
  }

  void broadcast() {
    push(room.broadcast(1 + random.nextInt(3)));
  }

  void broadcastAgain() {
    push(room.broadcastAgain());
  }

  /** Answers one request, or loses it or its reply. */
  void serve() {
    if (requests.isEmpty()) {
      return;
    }
    Action action = requests.remove(random.nextInt(requests.size()));
    boolean lost = loses();
    Reply reply = lost && random.nextBoolean() ? null : room.answer(action, now);
    joined |= action instanceof Action.Join && reply != null;
    if (lost || reply == null) {
      now = now.plusSeconds(35);
      reply = Sample.refused(ErrorCode.UNAVAILABLE, null);
    }
    Reply answer = reply;
    arriving.add(() -> state.replied(action, answer));
  }

  void deliver() {
    if (!arriving.isEmpty()) {
      boolean never = state.last() == null;
      perform(arriving.remove(random.nextInt(arriving.size())).get());
      if (never && state.last() != null) {
        begin = state.last();
      }
    }
  }

  void ping() {
    boolean wasJoined = state.isJoined();
    Sequence head = room.head();
    boolean named = joined;
    if (wasJoined) {
      arriving.add(() -> state.pinged(named ? head : null));
    }
  }

  void ring() {
    if (!alarms.isEmpty()) {
      Due due = alarms.remove(random.nextInt(alarms.size()));
      now = now.isAfter(due.at) ? now : due.at;
      perform(state.woken(due.alarm));
    }
  }

  /** Lets everything that was begun end, and more time pass than deduplication lasts. */
  void sixMinutesPass() {
    while (!requests.isEmpty()) {
      serve();
    }
    push(room.broadcast(ALL));
    now = now.plus(Duration.ofMinutes(6));
  }

  /** Nothing is lost any more, until nothing is left to do. */
  void heal() {
    healed = true;
    connect();
    for (int round = 0; round < 200; round++) {
      room.log(ALL);
      push(room.broadcast(ALL));
      while (!requests.isEmpty() || !arriving.isEmpty()) {
        serve();
        deliver();
      }
      if (state.isSettled() && Sample.seq(room.size()).equals(state.last())) {
        return;
      }
      ring();
      ping();
    }
    throw new AssertionError("not settled; last is " + state.last() + " of " + room.head());
  }

  private void push(List<Event> events) {
    if (!joined || events.isEmpty() || loses()) {
      return;
    }
    int cut = random.nextInt(events.size());
    for (List<Event> part : List.of(events.subList(0, cut), events.subList(cut, events.size()))) {
      List<Event> frame = List.copyOf(part);
      int copies = random.nextInt(5) == 0 ? 2 : 1;
      for (int copy = 0; copy < copies; copy++) {
        arriving.add(() -> state.pushed(frame));
      }
    }
  }

  private boolean loses() {
    return losing && !healed && random.nextInt(5) == 0;
  }

  private void perform(List<Effect> effects) {
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.Ask(Action action) -> requests.add(action);
        case Effect.Wake(Duration after, Alarm alarm) ->
            alarms.add(new Due(now.plus(after), alarm));
        case Effect.Show(Event event) -> show(event);
        case Effect.Clear() -> {
          cleared = true;
          shown.clear();
        }
        case Effect.Doubtful _ -> doubtful = true;
        case Effect.Refused _, Effect.PutOut _ -> throw new AssertionError(effect);
        case Effect.Behind _, Effect.Accepted _, Effect.ShowInPlace _ -> {}
      }
      long questions = requests.stream().filter(Action.History.class::isInstance).count();
      if (questions > 1) {
        throw new AssertionError("more than one repair at a time");
      }
    }
  }

  private void show(Event event) {
    if (!shown.isEmpty()) {
      int number = 1;
      while (!Sample.seq(number).equals(event.seq())) {
        number++;
      }
      if (!Sample.seq(number - 1).equals(shown.getLast())) {
        throw new AssertionError(event.seq() + " does not follow " + shown.getLast());
      }
    }
    shown.add(event.seq());
  }
}
