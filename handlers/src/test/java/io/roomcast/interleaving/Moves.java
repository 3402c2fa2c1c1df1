package io.roomcast.interleaving;

import io.roomcast.aws.Key;
import io.roomcast.events.Action;
import io.roomcast.events.Event;
import io.roomcast.events.Reply;
import io.roomcast.events.Sequence;
import io.roomcast.interleaving.Call.Answer;
import io.roomcast.interleaving.Replay.Progress;
import io.roomcast.interleaving.Replay.Returned;
import io.roomcast.interleaving.Replay.Threw;
import io.roomcast.interleaving.Replay.Waits;
import io.roomcast.interleaving.State.Part;
import io.roomcast.publishing.EventPublisher;
import io.roomcast.sockets.Sockets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What may happen next, in a scenario: one thing for each who could go on, and each fault. */
final class Moves {

  /** Something that may happen: in words, and the state after it or what it breaks. */
  record Move(Supplier<String> words, @Nullable State next, @Nullable String violation) {}

  /** The state of a program: what it runs, and what its calls gave so far. */
  private record Run(Program program, List<Answer> answers) {}

  private record Step(int run, int table, int call) {}

  private record Stepped(int run, int table, @Nullable Object result) {}

  private final Scenario scenario;
  private final Mutant mutant;
  private final World world;
  private final Parts parts = new Parts();
  private final Map<Integer, Progress> progress = new HashMap<>();
  private final Map<Step, Stepped> steps = new HashMap<>();

  Moves(Scenario scenario) {
    this.scenario = scenario;
    this.mutant = scenario.mutant();
    this.world = new World(mutant);
  }

  State start() {
    boolean isThere = scenario.bob().isThere();
    Warm warm = new Warm(1, World.connectionIds(isThere), remembers());
    State state =
        put(new State(), Part.TABLE, World.start(isThere))
            .with(Part.BROADCAST_QUEUE, parts.number(Queue.EMPTY))
            .with(Part.HISTORY_QUEUE, parts.number(Queue.EMPTY));
    for (Part instance : List.of(Part.BROADCAST_1, Part.BROADCAST_2)) {
      state = put(state, instance, Actor.idle(warm));
    }
    Actor idle = Actor.idle(Warm.COLD);
    for (Part other : List.of(Part.HISTORY_1, Part.HISTORY_2, Part.TIMELINE)) {
      state = put(state, other, idle);
    }
    Actor moderator = scenario.bob().isKicked() ? idle.begins(run(new Kick()), false, 0) : idle;
    state = put(state, Part.MODERATOR, moderator);
    // Both slots of a pair must be numbered before the pair is sorted.
    state = put(put(state, Part.BROADCAST_1, Actor.idle(warm)), Part.BROADCAST_2, Actor.idle(warm));
    state =
        put(
            put(state, Part.HISTORY_1, Actor.idle(Warm.COLD)),
            Part.HISTORY_2,
            Actor.idle(Warm.COLD));
    Reader reader =
        switch (scenario.bob()) {
          case JOINS_NEW, JOINS_WHILE_KICKED, IS_NOT_THERE -> Reader.NEW;
          case JOINS_WITH_A_CURSOR, RESUMES, RESUMES_WHILE_KICKED ->
              Reader.with(Reader.Place.OUT, World.BEFORE);
          case LEAVES, IS_KICKED -> Reader.with(Reader.Place.JOINED, World.BEFORE);
        };
    state = put(state, Part.READER, reader);
    return put(state, Part.FATE, new Fate(World.BEFORE, scenario.faults(), false, false, Fate.IN));
  }

  private int remembers() {
    return mutant == Mutant.PREV_FROM_MEMORY ? World.BEFORE : 0;
  }

  /** Everything that may happen next; nothing when the dust has settled, and all is well. */
  List<Move> of(State state) {
    List<Move> moves = new ArrayList<>();
    commuting(state, moves);
    if (!moves.isEmpty()) {
      return moves;
    }
    publish(state, moves);
    deliver(state, Part.BROADCAST_QUEUE, Part.BROADCAST_1, Part.BROADCAST_2, moves);
    deliver(state, Part.HISTORY_QUEUE, Part.HISTORY_1, Part.HISTORY_2, moves);
    bob(state, moves);
    moderator(state, moves);
    if (moves.isEmpty()) {
      settled(state, moves);
    }
    return moves;
  }

  /**
   * A move that changes nothing for any other, nor any other for it, is as good now as later: once
   * there is no fault to come, that is the end of an invocation; and what a kick does that nobody
   * else reads or writes here: who is what in the room, which connections bob has, and what they
   * list once he may join no more.
   */
  private void commuting(State state, List<Move> moves) {
    kick(state, moves);
    if (!moves.isEmpty() || fate(state).faults() > 0) {
      return;
    }
    for (Part instance : List.of(Part.BROADCAST_1, Part.BROADCAST_2)) {
      end(state, Part.BROADCAST_QUEUE, instance, moves);
    }
    for (Part instance : List.of(Part.HISTORY_1, Part.HISTORY_2)) {
      end(state, Part.HISTORY_QUEUE, instance, moves);
    }
  }

  /**
   * Bob is out when the kick's event is next; what is published from then on stands for that event
   * too, so it needs none of its own. This is taken at once: the sooner it counts, the more is a
   * leak. The kick goes no further: the frame by which it tells bob counts as lost.
   */
  private void kick(State state, List<Move> moves) {
    Actor moderator = actor(state, Part.MODERATOR);
    if (moderator.isIdle() || !(progress(moderator) instanceof Waits(List<Call> calls))) {
      return;
    }
    Call call = calls.getFirst();
    if (call.is("read") || call.is("ofUser") || call.is("forget")) {
      calls(state, Part.MODERATOR, calls, moves);
    } else if (call.port() == EventPublisher.class) {
      State next = put(state, Part.MODERATOR, Actor.idle(Warm.COLD));
      moves.add(new Move(() -> "bob is out", put(next, Part.FATE, fate(state).out()), null));
    }
  }

  private void end(State state, Part queue, Part instance, List<Move> moves) {
    Actor actor = actor(state, instance);
    if (moves.isEmpty() && !actor.isIdle() && progress(actor) instanceof Returned) {
      work(state, queue, instance, moves);
    }
  }

  private void publish(State state, List<Move> moves) {
    Fate fate = fate(state);
    if (fate.published() < scenario.lastMessage()) {
      int number = fate.published() + 1;
      State next = put(state, Part.FATE, fate.publishes());
      for (Part queue : queues()) {
        next = put(next, queue, get(state, queue, Queue.class).with(number));
      }
      moves.add(new Move(() -> "event " + number + " is published", next, null));
    }
  }

  /** Counters take the place of history where they are alone. */
  private List<Part> queues() {
    return scenario.hasCountersOnly()
        ? List.of(Part.HISTORY_QUEUE)
        : List.of(Part.BROADCAST_QUEUE, Part.HISTORY_QUEUE);
  }

  private Program program(Part queue, Actor instance, List<Integer> batch) {
    if (queue == Part.BROADCAST_QUEUE) {
      return new Broadcast(instance.warm(), batch, mutant);
    }
    return scenario.hasCountersOnly() ? new Count(batch) : new Append(batch);
  }

  /** What two instances of a consumer may do with their queue. */
  private void deliver(State state, Part queue, Part one, Part two, List<Move> moves) {
    if (!actor(state, one).isIdle()) {
      work(state, queue, one, moves);
    }
    if (!actor(state, two).isIdle()) {
      work(state, queue, two, moves);
    }
    if (actor(state, one).isIdle()) {
      receive(state, queue, one, moves);
    }
    boolean another = !actor(state, one).isIdle() || state.get(one) != state.get(two);
    if (another && actor(state, two).isIdle()) {
      receive(state, queue, two, moves);
    }
  }

  private void receive(State state, Part queue, Part instance, List<Move> moves) {
    Queue events = get(state, queue, Queue.class);
    for (int count = 1; count <= events.available(); count++) {
      List<Integer> batch = List.copyOf(events.first(count));
      Actor idle = actor(state, instance);
      Program program = program(queue, idle, batch);
      Queue left = events.handOut(count);
      boolean early = mutant == Mutant.LET_GO_EARLY && queue == Part.BROADCAST_QUEUE;
      State next = put(state, queue, early ? left.deleted() : left);
      next = put(next, instance, idle.begins(run(program), !early, 0));
      moves.add(new Move(() -> stage(queue) + " gets " + Words.list(batch), next, null));
    }
  }

  /** What one that is at work with a batch may do, and what may happen to it. */
  private void work(State state, Part queue, Part instance, List<Move> moves) {
    Actor actor = actor(state, instance);
    Queue events = get(state, queue, Queue.class);
    Fate fate = fate(state);
    switch (progress(actor)) {
      case Waits(List<Call> calls) -> calls(state, instance, calls, moves);
      case Returned(Object result) -> {
        Warm warm = result instanceof Warm remembered ? remembered : actor.warm();
        State next = put(state, instance, Actor.idle(warm));
        moves.add(
            new Move(
                () -> stage(queue) + (actor.holds() ? " lets it go" : " ends, overtaken"),
                actor.holds() ? put(next, queue, events.deleted()) : next,
                null));
      }
      case Threw(String reason) -> {
        State next = put(state, instance, Actor.idle(actor.warm()));
        moves.add(
            new Move(
                () -> stage(queue) + " fails: " + reason,
                actor.holds() ? put(next, queue, events.visible()) : next,
                null));
      }
    }
    if (fate.faults() > 0) {
      State less = put(state, Part.FATE, fate.fault());
      State crashed = put(less, instance, Actor.idle(Warm.COLD));
      moves.add(
          new Move(
              () -> stage(queue) + " crashes",
              actor.holds() ? put(crashed, queue, events.visible()) : crashed,
              null));
      if (actor.holds()) {
        State overtaken = put(less, instance, actor.overtaken());
        moves.add(
            new Move(
                () -> stage(queue) + " is too slow: its events are visible again",
                put(overtaken, queue, events.visible()),
                null));
      }
    }
  }

  private void calls(State state, Part who, List<Call> calls, List<Move> moves) {
    for (int i = 0; i < calls.size(); i++) {
      Call call = calls.get(i);
      Actor actor = actor(state, who);
      if (call.port() == Sockets.class) {
        Stepped stepped = step(actor.running(), state.get(Part.TABLE), i, call);
        State posted = put(state, who, actor.at(stepped.run()));
        posts(posted, call, moves);
      } else {
        Stepped stepped = step(actor.running(), state.get(Part.TABLE), i, call);
        State next = put(state, who, actor.at(stepped.run())).with(Part.TABLE, stepped.table());
        moves.add(
            new Move(
                () -> stage(who) + ": " + call + " -> " + Words.of(stepped.result()), next, null));
      }
    }
  }

  private void posts(State state, Call call, List<Move> moves) {
    String frame = Objects.requireNonNull(call.arguments().get(1)).toString();
    List<Event> events = Frames.events(frame);
    Fate fate = fate(state);
    add(
        moves,
        () -> "broadcast posts " + Words.list(events) + " to bob",
        () -> {
          checkLeak(fate, events);
          return put(state, Part.READER, reader(state).pushed(events, mutant));
        });
    if (fate.faults() > 0) {
      State lost = put(state, Part.FATE, fate.loses());
      moves.add(new Move(() -> "a post of " + Words.list(events) + " is lost", lost, null));
    }
  }

  /** What bob may ask, and how timeline goes on with it. */
  private void bob(State state, List<Move> moves) {
    Actor timeline = actor(state, Part.TIMELINE);
    if (timeline.isIdle()) {
      asks(state, moves);
      return;
    }
    switch (progress(timeline)) {
      case Waits(List<Call> calls) -> calls(state, Part.TIMELINE, calls, moves);
      case Returned(Object result) -> {
        Reply reply = result instanceof Reply.Resumed all ? all.rooms().getFirst() : (Reply) result;
        add(moves, () -> "bob gets " + words(reply), () -> replied(state, timeline, reply));
      }
      case Threw(String reason) -> moves.add(failed("timeline fails: " + reason));
    }
    askedAgain(state, Part.TIMELINE, Words.number(World.head(items(state)).head()), moves);
  }

  /** An invocation that answers somebody crashes; who asked asks the same again. */
  private void askedAgain(State state, Part who, int head, List<Move> moves) {
    Fate fate = fate(state);
    if (fate.faults() == 0) {
      return;
    }
    Run before = parts.get(actor(state, who).running(), Run.class);
    State less = put(state, Part.FATE, fate.fault());
    State again = put(less, who, Actor.idle(Warm.COLD).begins(run(before.program()), false, head));
    moves.add(new Move(() -> stage(who) + " crashes, and is asked again", again, null));
  }

  private void asks(State state, List<Move> moves) {
    Reader reader = reader(state);
    Fate fate = fate(state);
    if (!fate.asked() && scenario.bob().joins()) {
      State asked = put(state, Part.FATE, fate.asks());
      Action join =
          scenario.bob().resumes()
              ? new Action.Resume(null, List.of(new Action.Return(World.ROOM, reader.cursor())))
              : new Action.Join(null, World.ROOM, reader.cursor(), null);
      ask(asked, join, reader.joins(), moves);
    }
    if (!fate.asked() && scenario.bob() == Scenario.Bob.LEAVES) {
      State asked = put(state, Part.FATE, fate.asks());
      ask(asked, new Action.Leave(null, World.ROOM), reader.leaves(), moves);
    }
    boolean newsInLog = World.logged(items(state)) > reader.last();
    if (reader.place() == Reader.Place.JOINED && !reader.isWhole() && newsInLog) {
      Sequence cursor = reader.cursor();
      ask(state, new Action.History(null, World.ROOM, cursor, null, null), reader.asks(), moves);
    }
  }

  private void ask(State state, Action action, Reader asking, List<Move> moves) {
    int head = Words.number(World.head(items(state)).head());
    Actor timeline = Actor.idle(Warm.COLD).begins(run(new Ask(action, mutant)), false, head);
    State next = put(put(state, Part.READER, asking), Part.TIMELINE, timeline);
    String name = action.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    moves.add(new Move(() -> "bob: " + name + " after " + asking.last(), next, null));
  }

  private State replied(State state, Actor timeline, Reply reply) {
    Fate fate = fate(state);
    switch (reply) {
      case Reply.Joined joined -> {
        checkLeak(fate, joined.events());
        checkComplete(joined.complete(), joined.next(), joined.head(), timeline);
      }
      case Reply.Page page -> {
        checkLeak(fate, page.events());
        checkComplete(page.complete(), Objects.requireNonNull(page.next()), page.head(), timeline);
      }
      case Reply.Left _ -> fate = fate.out();
      case Reply other -> {}
    }
    State next = put(state, Part.READER, reader(state).replied(reply));
    return put(put(next, Part.TIMELINE, Actor.idle(Warm.COLD)), Part.FATE, fate);
  }

  private void moderator(State state, List<Move> moves) {
    Actor moderator = actor(state, Part.MODERATOR);
    if (moderator.isIdle()) {
      return;
    }
    switch (progress(moderator)) {
      case Waits(List<Call> calls) -> calls(state, Part.MODERATOR, calls, moves);
      case Returned(Object reply) -> moves.add(failed("the kick has no event: " + reply));
      case Threw(String reason) -> moves.add(failed("the kick fails: " + reason));
    }
    askedAgain(state, Part.MODERATOR, 0, moves);
  }

  private static Move failed(String violation) {
    return new Move(() -> violation, null, violation);
  }

  /** Everything has been done that was to do. */
  private void settled(State state, List<Move> moves) {
    Fate fate = fate(state);
    Reader reader = reader(state);
    int head = Words.number(World.head(items(state)).head());
    boolean unaware = reader.place() == Reader.Place.JOINED && reader.target() < head;
    if (fate.lost() && unaware && reader.last() < head) {
      State next = put(state, Part.READER, reader.told(head));
      moves.add(new Move(() -> "bob pings and is told " + head, next, null));
      return;
    }
    try {
      if (scenario.hasCountersOnly()) {
        World.checkCount(items(state), scenario.messages());
        return;
      }
      World.checkLog(items(state), scenario.lastMessage());
      boolean isIn = fate.outAt() == Fate.IN && fate.asked();
      List<Integer> all = World.messages(scenario.lastMessage());
      if (isIn && !(reader.isWhole() && reader.shown().equals(all))) {
        throw new Violation("bob has " + reader.shown() + " and aside " + reader.aside().keySet());
      }
    } catch (Violation violation) {
      moves.add(new Move(() -> "the dust has settled", null, violation.getMessage()));
    }
  }

  private static void checkLeak(Fate fate, List<Event> events) {
    for (Event event : events) {
      int number = Words.number(event.seq());
      if (fate.outAt() != Fate.IN && number > fate.outAt()) {
        throw new Violation(number + " was published after bob was out, and he gets it");
      }
    }
  }

  private static void checkComplete(
      boolean complete, Sequence next, Sequence head, Actor timeline) {
    if (complete && head.isAfter(next)) {
      throw new Violation(
          "complete up to %s, short of its own head %s".formatted(Words.of(next), Words.of(head)));
    }
    if (complete && Words.number(next) < timeline.headThen()) {
      throw new Violation(
          "complete up to %s, but live delivery was at %d when bob asked"
              .formatted(Words.of(next), timeline.headThen()));
    }
  }

  private static void add(List<Move> moves, Supplier<String> words, Supplier<State> next) {
    try {
      moves.add(new Move(words, next.get(), null));
    } catch (Violation violation) {
      moves.add(new Move(words, null, violation.getMessage()));
    }
  }

  private Stepped step(int run, int table, int index, Call call) {
    return steps.computeIfAbsent(
        new Step(run, table, index),
        step -> {
          World.Effect effect =
              call.port() == Sockets.class
                  ? new World.Effect(items(table), Sockets.Outcome.OK)
                  : world.effect(items(table), call);
          Run before = parts.get(run, Run.class);
          List<Answer> answers = new ArrayList<>(before.answers());
          answers.add(new Answer(call, effect.result()));
          return new Stepped(
              parts.number(new Run(before.program(), List.copyOf(answers))),
              parts.number(effect.items()),
              effect.result());
        });
  }

  private int run(Program program) {
    return parts.number(new Run(program, List.of()));
  }

  private Progress progress(Actor actor) {
    return progress.computeIfAbsent(
        actor.running(),
        number -> {
          Run run = parts.get(number, Run.class);
          return Replay.run(run.program(), run.answers());
        });
  }

  private <T> T get(State state, Part part, Class<T> type) {
    return parts.get(state.get(part), type);
  }

  private Actor actor(State state, Part part) {
    return get(state, part, Actor.class);
  }

  private Reader reader(State state) {
    return get(state, Part.READER, Reader.class);
  }

  private Fate fate(State state) {
    return get(state, Part.FATE, Fate.class);
  }

  private Map<Key, Object> items(State state) {
    return items(state.get(Part.TABLE));
  }

  @SuppressWarnings("unchecked")
  private Map<Key, Object> items(int table) {
    return parts.get(table, Map.class);
  }

  private State put(State state, Part part, Object value) {
    return state.with(part, parts.number(value));
  }

  private static String stage(Part part) {
    return switch (part) {
      case BROADCAST_QUEUE, BROADCAST_1, BROADCAST_2 -> "broadcast";
      case HISTORY_QUEUE, HISTORY_1, HISTORY_2 -> "history";
      case TIMELINE -> "timeline";
      case MODERATOR -> "kick";
      case TABLE, READER, FATE -> throw new AssertionError(part);
    };
  }

  private static String words(Reply reply) {
    return switch (reply) {
      case Reply.Joined joined ->
          "joined: %s, next %s, head %s, complete %s"
              .formatted(
                  Words.list(joined.events()),
                  Words.of(joined.next()),
                  Words.of(joined.head()),
                  joined.complete());
      case Reply.Page page ->
          "page: %s, next %s, head %s, complete %s"
              .formatted(
                  Words.list(page.events()),
                  Words.of(page.next()),
                  Words.of(page.head()),
                  page.complete());
      case Reply.Refused refused -> refused.code().toString();
      case Reply other -> other.getClass().getSimpleName();
    };
  }
}
