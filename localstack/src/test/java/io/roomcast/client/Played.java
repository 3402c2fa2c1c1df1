package io.roomcast.client;

import io.roomcast.events.Action;
import io.roomcast.events.Event;
import io.roomcast.events.Reply;
import io.roomcast.events.Sequence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** A room's state on a clock that the test moves, and what it wanted done so far. */
final class Played {

  Instant now = Sample.START;
  final RoomState state = new RoomState(Sample.ROOM, () -> now, new Random(1));
  final List<Effect> fresh = new ArrayList<>();
  final List<Event> shown = new ArrayList<>();
  private Action question = new Action.Ping(null);

  /** Does this, and answers only the effects of it. */
  List<Effect> then(Supplier<List<Effect>> step) {
    fresh.clear();
    fresh.addAll(step.get());
    for (Effect effect : fresh) {
      switch (effect) {
        case Effect.Show(Event event) -> shown.add(event);
        case Effect.ShowInPlace _ -> {}
        case Effect.Clear() -> shown.clear();
        case Effect.Ask(Action action) -> question = action;
        case Effect.Wake _, Effect.Behind _, Effect.Accepted _ -> {}
        case Effect.Refused _, Effect.Doubtful _, Effect.PutOut _ -> {}
      }
    }
    return List.copyOf(fresh);
  }

  List<Effect> connect() {
    return then(() -> state.connected(Sample.ANN.id()));
  }

  List<Effect> push(Event... events) {
    return then(() -> state.pushed(List.of(events)));
  }

  /** Answers the newest question with this reply. */
  List<Effect> reply(Reply reply) {
    Action asked = question;
    return then(() -> state.replied(asked, reply));
  }

  /** Joins an empty room. */
  Played inEmptyRoom() {
    connect();
    reply(Sample.joined(0, 0));
    return this;
  }

  /** Lets the newest alarm's time pass, and wakes the state. */
  List<Effect> wake() {
    Effect.Wake wake = only(Effect.Wake.class);
    now = now.plus(wake.after());
    return then(() -> state.woken(wake.alarm()));
  }

  Duration pause() {
    return only(Effect.Wake.class).after();
  }

  /** The one frame that the last step wanted sent. */
  Action asked() {
    return only(Effect.Ask.class).action();
  }

  <T extends Effect> T only(Class<T> type) {
    List<T> found = fresh.stream().filter(type::isInstance).map(type::cast).toList();
    if (found.size() != 1) {
      throw new AssertionError("not one " + type.getSimpleName() + " in " + fresh);
    }
    return found.getFirst();
  }

  List<Sequence> shownSequences() {
    return shown.stream().map(Event::seq).toList();
  }
}
