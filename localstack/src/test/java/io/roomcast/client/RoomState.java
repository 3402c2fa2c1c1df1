package io.roomcast.client;

import io.roomcast.client.Effect.Alarm;
import io.roomcast.client.Effect.Ask;
import io.roomcast.client.Effect.Purpose;
import io.roomcast.client.Effect.Wake;
import io.roomcast.events.Action;
import io.roomcast.events.Body;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.Event;
import io.roomcast.events.LeftReason;
import io.roomcast.events.Reply;
import io.roomcast.events.Sequence;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One room as a client keeps it, by the protocol's rules and without any I/O: events, replies and
 * alarms go in, effects come out. One thread at a time.
 */
public final class RoomState {

  /** The most events that one page carries. */
  static final int PAGE = 100;

  private enum Place {
    OUT,
    JOINING,
    JOINED
  }

  private final String room;
  private final Chain chain = new Chain();
  private final Repair repair;
  private final Outbox outbox;
  private final Showing showing;
  private final Backoff joinBackoff;
  private Place place = Place.OUT;
  private boolean truncated;
  private boolean answered;
  private boolean putOut;
  private int joinTurn;

  /** A room that was never joined. */
  public RoomState(String room, InstantSource clock, RandomGenerator random) {
    this.room = room;
    this.repair = new Repair(clock, random);
    this.outbox = new Outbox(clock, random);
    this.showing = new Showing(room, outbox);
    this.joinBackoff = Backoff.ofQuestions(random);
  }

  /** The end of the unbroken chain; absent before the first join. */
  public @Nullable Sequence last() {
    return chain.last();
  }

  /** Whether this connection has joined the room. */
  public boolean isJoined() {
    return place == Place.JOINED;
  }

  /** Whether nothing is missing and nothing waits to be sent. */
  public boolean isSettled() {
    return isJoined() && repair.isIdle() && !chain.hasAside() && outbox.isEmpty();
  }

  /** A connection of this user is there: join, after what the room has already. */
  public List<Effect> connected(String userId) {
    showing.to(userId);
    disconnected();
    return putOut ? List.of() : join();
  }

  /** One was kicked or banned, or quit: what is shown stays, and nothing joins again by itself. */
  public List<Effect> putOut(@Nullable LeftReason reason) {
    disconnected();
    putOut = true;
    return List.of(new Effect.PutOut(reason));
  }

  /** The connection is gone, and with it every question that it carried. */
  public void disconnected() {
    place = Place.OUT;
    truncated = false;
    answered = false;
    chain.forgetAside();
    joinTurn++;
    joinBackoff.reset();
    repair.end();
    outbox.disconnected();
  }

  /**
   * Leave the room on this connection. What is shown stays, and what is unsent waits for a join.
   */
  public List<Effect> leave() {
    disconnected();
    return List.of(new Ask(new Action.Leave(null, room)));
  }

  /** Say something. The {@code clientId} is never used for anything else. */
  public List<Effect> send(String clientId, Body body, @Nullable Sequence replyTo) {
    return put(clientId, new Action.Send(null, room, clientId, body, replyTo));
  }

  /** Say something else instead of what one said there. */
  public List<Effect> edit(String clientId, Sequence target, Body body) {
    return put(clientId, new Action.Edit(null, room, clientId, target, body));
  }

  /** Take back what was said there. */
  public List<Effect> delete(String clientId, Sequence target) {
    return put(clientId, new Action.Delete(null, room, clientId, target));
  }

  /** React to what was said there, or take that back. */
  public List<Effect> react(String clientId, Sequence target, String key, boolean on) {
    return put(clientId, new Action.React(null, room, clientId, target, key, on));
  }

  /** Keep what was said there at hand for all, or no longer. */
  public List<Effect> pin(String clientId, Sequence target, boolean on) {
    return put(clientId, new Action.Pin(null, room, clientId, target, on));
  }

  private List<Effect> put(String clientId, Action action) {
    List<Effect> effects = new ArrayList<>();
    outbox.add(clientId, action);
    sendNext(effects);
    return effects;
  }

  /** A pushed frame of this room. */
  public List<Effect> pushed(List<Event> events) {
    List<Effect> effects = new ArrayList<>();
    switch (place) {
      case OUT -> {}
      case JOINING -> events.forEach(chain::keep);
      case JOINED -> {
        events.forEach(event -> showing.next(chain.take(event), effects));
        if (chain.hasAside()) {
          startRepair(effects);
        } else if (chain.isWhole(repair.target()) && answered && repair.endsIfWaiting()) {
          outbox.replayed(truncated, effects);
        }
      }
    }
    return effects;
  }

  /** The reply to a question of this state; UNAVAILABLE when there was none. */
  public List<Effect> replied(Action asked, Reply reply) {
    List<Effect> effects = new ArrayList<>();
    if (asked instanceof Action.History again && again.before() != null) {
      // Of a repaired event; where no page comes, paging back shows it later.
      if (reply instanceof Reply.Page page) {
        showing.again(again.before(), page.events(), effects);
      }
      return effects;
    }
    switch (reply) {
      case Reply.Joined joined when place == Place.JOINING -> {
        place = Place.JOINED;
        joinBackoff.reset();
        take(joined.events(), joined.next(), joined.head(), joined.truncated(), effects);
        // A question that is on its way already goes on with the repair.
        if (!repair.isAsking()) {
          goOn(!joined.events().isEmpty(), effects);
        }
      }
      case Reply.Page page when repair.isAsking() -> {
        // A page after a cursor always has a next; it is absent at the start of a view only.
        Sequence next = page.next() == null ? Sequence.NONE : page.next();
        take(page.events(), next, page.head(), page.truncated(), effects);
        goOn(!page.events().isEmpty(), effects);
      }
      case Reply.Joined _, Reply.Page _ -> {}
      case Reply.Ack ack -> outbox.acked(ack, effects);
      case Reply.Refused refused -> refused(asked, refused, effects);
      case Reply.Left _, Reply.Pong _, Reply.Resumed _ -> {}
      case Reply.Rooms _, Reply.Members _, Reply.Contacts _, Reply.Directory _ -> {}
      case Reply.Replies _, Reply.Pins _, Reply.Reports _ -> {}
    }
    return effects;
  }

  /**
   * The head that a pong named for this room, absent if it named none. Only of a ping that was sent
   * when the room was joined already.
   */
  public List<Effect> pinged(@Nullable Sequence head) {
    List<Effect> effects = new ArrayList<>();
    if (place != Place.JOINED) {
      return effects;
    }
    if (head == null) {
      return join();
    }
    repair.aim(head);
    if (!chain.isWhole(head)) {
      startRepair(effects);
    }
    return effects;
  }

  /** The time of an alarm has come. */
  public List<Effect> woken(Alarm alarm) {
    List<Effect> effects = new ArrayList<>();
    switch (alarm.purpose()) {
      case JOIN -> {
        if (place == Place.JOINING && alarm.turn() == joinTurn) {
          return join();
        }
      }
      case REPAIR -> {
        if (repair.wakes(alarm)) {
          effects.add(question());
        }
      }
      case SEND -> {
        if (outbox.wakes(alarm)) {
          sendNext(effects);
        }
      }
    }
    return effects;
  }

  private List<Effect> join() {
    place = Place.JOINING;
    return List.of(new Ask(new Action.Join(null, room, chain.last(), null)));
  }

  private void take(
      List<Event> events, Sequence next, Sequence head, boolean cut, List<Effect> effects) {
    answered = true;
    if (cut) {
      truncated = true;
      repair.aimAnew(head);
      showing.clear(effects);
    }
    repair.aim(head);
    showing.next(chain.replay(events, next, cut), effects);
  }

  private void goOn(boolean eventsCame, List<Effect> effects) {
    if (chain.isWhole(repair.target())) {
      repair.end();
      outbox.replayed(truncated, effects);
    } else if (eventsCame) {
      repair.goesOn();
      effects.add(question());
    } else {
      repair.waits(Duration.ZERO, effects);
    }
  }

  private void refused(Action asked, Reply.Refused refused, List<Effect> effects) {
    boolean again = refused.temporary() || refused.code() == ErrorCode.TOKEN_EXPIRED;
    Long asks = refused.retryAfterMs();
    Duration atLeast = asks == null ? Duration.ZERO : Duration.ofMillis(asks);
    switch (asked) {
      case Action.Send _, Action.Edit _, Action.Delete _, Action.React _, Action.Pin _ ->
          outbox.refused(asked, refused, effects);
      case Action.Join _ when place != Place.JOINING -> {}
      case Action.History _ when !repair.isAsking() -> {}
      case Action.Join _ when again -> {
        Duration wait = joinBackoff.next();
        Duration chosen = wait.compareTo(atLeast) > 0 ? wait : atLeast;
        effects.add(new Wake(chosen, new Alarm(Purpose.JOIN, ++joinTurn)));
      }
      case Action.History _ when again -> repair.waits(atLeast, effects);
      case Action.Join _, Action.History _ -> {
        disconnected();
        effects.add(new Effect.Refused(null, refused.code()));
      }
      case Action.Leave _, Action.Resume _, Action.Ping _, Action.Typing _ -> {}
      case Action.OfOverview _, Action.OfRooms _, Action.OfPeople _, Action.OfReports _ -> {}
    }
  }

  private void sendNext(List<Effect> effects) {
    if (outbox.needsReplay()) {
      outbox.hold();
      truncated = false;
      answered = false;
      startRepair(effects);
    } else {
      outbox.send(effects);
    }
  }

  private void startRepair(List<Effect> effects) {
    if (place == Place.JOINED && repair.starts()) {
      effects.add(question());
    }
  }

  private Ask question() {
    return new Ask(new Action.History(null, room, chain.last(), null, PAGE));
  }
}
