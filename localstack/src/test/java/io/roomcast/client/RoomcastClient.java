package io.roomcast.client;

import io.roomcast.events.Action;
import io.roomcast.events.Body;
import io.roomcast.events.Codec;
import io.roomcast.events.Event;
import io.roomcast.events.Push;
import io.roomcast.events.Reconnect;
import io.roomcast.events.Reply;
import io.roomcast.events.Sequence;
import io.roomcast.events.ServerFrame;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A client of the chat by the protocol's rules: it joins, shows each event once and in order, sends
 * what one says until it is acked, and comes back when its connection breaks.
 */
public final class RoomcastClient implements AutoCloseable {

  private static final Duration PING_EVERY = Duration.ofSeconds(60);
  private static final Duration CONNECTION_LIFE = Duration.ofHours(2);
  private static final Duration ROTATE_BEFORE = Duration.ofMinutes(5);
  private static final Duration HAND_OVER = Duration.ofSeconds(10);

  /** A pong that names so many heads may have left others out. */
  private static final int MOST_HEADS = 100;

  private final Handshake handshake;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Codec codec = new Codec();
  private final Backoff reconnects;
  private final Loop loop = new Loop();
  private final Map<String, Room> rooms = new LinkedHashMap<>();
  private @Nullable Connection current;
  private @Nullable String me;
  private boolean opening;
  private boolean rotating;
  private boolean ended;
  private int said;

  private RoomcastClient(Handshake handshake, InstantSource clock, RandomGenerator random) {
    this.handshake = handshake;
    this.clock = clock;
    this.random = random;
    this.reconnects = Backoff.ofConnections(random);
  }

  /** Connects, and again whenever the connection breaks. */
  public static RoomcastClient connect(
      Handshake handshake, InstantSource clock, RandomGenerator random) {
    RoomcastClient client = new RoomcastClient(handshake, clock, random);
    client.loop.run(client::open);
    return client;
  }

  /** Joins a room, at once and after every reconnect; answers what the user sees of it. */
  public Room join(String name) {
    return loop.call(
        () -> {
          Room room = new Room(new RoomState(name, clock, random));
          rooms.put(name, room);
          if (current != null && me != null) {
            perform(room, room.state.connected(me));
          }
          return room;
        });
  }

  /** Says something, once; answers the {@code clientId}. */
  public String say(String room, String text) {
    return put(room, (state, clientId) -> state.send(clientId, Body.of(text), null));
  }

  /** Says something else instead of what one said there; answers the {@code clientId}. */
  public String edit(String room, Sequence target, String text) {
    return put(room, (state, clientId) -> state.edit(clientId, target, Body.of(text)));
  }

  /** Takes back what was said there; answers the {@code clientId}. */
  public String delete(String room, Sequence target) {
    return put(room, (state, clientId) -> state.delete(clientId, target));
  }

  /** Reacts to what was said there, or takes that back; answers the {@code clientId}. */
  public String react(String room, Sequence target, String key, boolean on) {
    return put(room, (state, clientId) -> state.react(clientId, target, key, on));
  }

  /** Keeps what was said there at hand for all, or no longer; answers the {@code clientId}. */
  public String pin(String room, Sequence target, boolean on) {
    return put(room, (state, clientId) -> state.pin(clientId, target, on));
  }

  private String put(String room, BiFunction<RoomState, String, List<Effect>> what) {
    return loop.call(
        () -> {
          String clientId = "%s-%d".formatted(Long.toHexString(random.nextLong()), ++said);
          Room to = rooms.get(room);
          if (to == null) {
            throw new IllegalStateException("not joined: " + room);
          }
          perform(to, what.apply(to.state, clientId));
          return clientId;
        });
  }

  /** Asks anything on the present connection, apart from the rooms' state; 35 s at most. */
  public Reply ask(Action action) {
    CompletableFuture<Reply> reply = new CompletableFuture<>();
    loop.run(
        () -> {
          Connection connection = current;
          if (connection == null) {
            reply.completeExceptionally(new IllegalStateException("not connected"));
          } else {
            connection.ask(action, reply::complete);
          }
        });
    return reply.join();
  }

  /** Breaks the TCP connection without a word, as a lost network does; it comes back by itself. */
  public void drop() {
    loop.call(
        () -> {
          if (current != null) {
            current.drop();
          }
          return true;
        });
  }

  /** Asks for the heads now, besides every minute. */
  public void ping() {
    loop.run(this::pingNow);
  }

  /** The id of the user, as the server said it last; it must have been connected. */
  public String user() {
    return loop.call(() -> Objects.requireNonNull(me, "never connected"));
  }

  /** Whether it is connected now; throws what went wrong in the client itself. */
  public boolean isConnected() {
    return loop.call(() -> current != null);
  }

  /** Opens a second connection, joins on it, and closes the first. */
  public void rotate() {
    loop.run(this::rotateNow);
  }

  @Override
  public void close() {
    loop.call(
        () -> {
          ended = true;
          if (current != null) {
            current.close();
          }
          return true;
        });
    loop.close();
    handshake.close();
  }

  private void rotateNow() {
    rotating = true;
    open();
  }

  private void open() {
    if (opening) {
      return;
    }
    opening = true;
    Connection connection = new Connection(codec, loop, this::pushed, this::closed);
    var _ =
        handshake
            .open(connection)
            .whenComplete((socket, failure) -> loop.run(() -> opened(connection, socket, failure)));
  }

  private void opened(
      Connection connection, @Nullable WebSocket socket, @Nullable Throwable failure) {
    if (socket == null || failure != null) {
      failed();
      return;
    }
    connection.opened(socket);
    if (ended) {
      connection.close();
      return;
    }
    connection.ask(
        new Action.Ping(null),
        reply -> {
          if (reply instanceof Reply.Pong pong) {
            take(connection, pong);
          } else {
            connection.drop();
            failed();
          }
        });
  }

  private void failed() {
    opening = false;
    loop.after(reconnects.next(), this::openAgain);
  }

  private void openAgain() {
    if (current == null || rotating) {
      open();
    }
  }

  private void take(Connection connection, Reply.Pong pong) {
    Connection previous = current;
    current = connection;
    opening = false;
    rotating = false;
    me = pong.user().id();
    reconnects.reset();
    rooms.values().forEach(room -> perform(room, room.state.connected(pong.user().id())));
    if (previous != null) {
      handOver(previous, clock.instant().plus(HAND_OVER));
    }
    loop.after(PING_EVERY, () -> pingAgain(connection));
    Instant end = clock.instant().plus(CONNECTION_LIFE);
    Instant first = pong.expiresAt().isBefore(end) ? pong.expiresAt() : end;
    Duration rotation = Duration.between(clock.instant(), first.minus(ROTATE_BEFORE));
    if (rotation.isPositive()) {
      loop.after(rotation, () -> rotateIfCurrent(connection));
    }
  }

  private void handOver(Connection previous, Instant latest) {
    boolean joined = rooms.values().stream().allMatch(room -> room.state.isJoined());
    if (joined || clock.instant().isAfter(latest)) {
      previous.close();
    } else {
      loop.after(Duration.ofMillis(50), () -> handOver(previous, latest));
    }
  }

  private void rotateIfCurrent(Connection connection) {
    if (current == connection) {
      rotateNow();
    }
  }

  private void closed(Connection connection) {
    if (current == connection) {
      current = null;
      rooms.values().forEach(Room::disconnected);
      if (!ended) {
        loop.after(reconnects.next(), this::openAgain);
      }
    }
  }

  private void pingAgain(Connection connection) {
    if (current == connection) {
      pingNow();
      loop.after(PING_EVERY, () -> pingAgain(connection));
    }
  }

  private void pingNow() {
    Connection connection = current;
    if (connection == null) {
      return;
    }
    Set<String> joined = new LinkedHashSet<>();
    rooms.forEach(
        (name, room) -> {
          if (room.state.isJoined()) {
            joined.add(name);
          }
        });
    connection.ask(
        new Action.Ping(null),
        reply -> {
          if (reply instanceof Reply.Pong pong && current == connection) {
            joined.forEach(name -> pinged(name, pong.heads()));
          }
        });
  }

  private void pinged(String name, Map<String, Sequence> heads) {
    Room room = rooms.get(name);
    Sequence head = heads.get(name);
    if (room != null && (head != null || heads.size() < MOST_HEADS)) {
      perform(room, room.state.pinged(head));
    }
  }

  private void pushed(ServerFrame frame) {
    switch (frame) {
      case Push.Events(String name, List<Event> events) -> {
        Room room = rooms.get(name);
        if (room != null) {
          perform(room, room.state.pushed(events));
        }
      }
      case Push.GoAway goAway -> ended |= goAway.reconnect() == Reconnect.NEVER;
      case Reply.Left left -> {
        Room room = rooms.get(left.room());
        if (room != null) {
          perform(room, room.state.putOut(left.reason()));
        }
      }
      case Reply _ -> {}
    }
  }

  private void perform(Room room, List<Effect> effects) {
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.Ask(Action action) -> ask(room, action);
        case Effect.Wake(Duration after, Effect.Alarm alarm) ->
            loop.after(after, () -> perform(room, room.state.woken(alarm)));
        case Effect.Show(Event event) -> room.show(event);
        case Effect.ShowInPlace(Event event) -> room.showInPlace(event);
        case Effect.Clear() -> room.clear();
        case Effect.Behind _, Effect.Accepted _ -> room.tell(effect);
        case Effect.Refused _, Effect.Doubtful _, Effect.PutOut _ -> room.tell(effect);
      }
    }
    room.noteSettled();
  }

  private void ask(Room room, Action action) {
    Connection connection = current;
    if (connection != null) {
      room.noteAsked(action);
      connection.ask(
          action,
          reply -> {
            if (current == connection) {
              perform(room, room.state.replied(action, reply));
            }
          });
    }
  }
}
