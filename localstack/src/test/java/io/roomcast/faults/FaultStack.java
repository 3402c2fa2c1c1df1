package io.roomcast.faults;

import io.roomcast.client.Handshake;
import io.roomcast.client.RawClient;
import io.roomcast.client.RoomcastClient;
import io.roomcast.integration.RoomItems;
import io.roomcast.operator.Told;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A stack that faults strike, each in rooms of its own. */
abstract class FaultStack implements AutoCloseable {

  private static final int TRIES = 10;
  private static final int ROOMS = 99;

  /** Of all stacks: a fault knows its room by the name. */
  private static final AtomicInteger USED = new AtomicInteger();

  /** Of all stacks: what a user makes has an id that comes from the user's. */
  private static final AtomicInteger USERS = new AtomicInteger();

  private final List<String> rooms = new CopyOnWriteArrayList<>();

  /** Where clients connect, also after a new start. */
  abstract URI webSocketUrl();

  /** A token for a name. */
  abstract String token(String name);

  /** What the table has now. */
  abstract RoomItems items();

  /** Whether no queue has anything of the room left, and nothing of it is in work. */
  abstract boolean isQuiet(String room);

  /** How many letters each queue has that nothing is fed from. */
  abstract Map<String, Integer> letters();

  /** Runs an operator's command on it. */
  abstract Told told(String... arguments);

  /** Looks at each room that somebody was in, as an operator would. */
  final Told doctor() {
    List<String> arguments = new ArrayList<>(List.of("doctor", "--json"));
    arguments.addAll(rooms);
    return told(arguments.toArray(String[]::new));
  }

  /** The clock of those who are in a room. */
  SteppingClock clock() {
    return new SteppingClock();
  }

  @Override
  public abstract void close();

  /** How it is to be started: open rooms, and rates that a fast load keeps. */
  static Map<String, String> settings() {
    String open =
        IntStream.rangeClosed(1, ROOMS)
            .mapToObj(FaultStack::roomName)
            .collect(Collectors.joining(","));
    return Map.of(
        "publicRooms", open, "memberRate", "1000", "memberBurst", "10000", "roomRate", "300");
  }

  /** An open room that nobody was in; no room's name is the beginning of another's. */
  final String room() {
    String room = roomName(USED.incrementAndGet());
    rooms.add(room);
    return room;
  }

  private static String roomName(int number) {
    return "fault-%02d".formatted(number);
  }

  /** Of this stack, too: a room that somebody made. */
  final void made(String room) {
    rooms.add(room);
  }

  /** A client of a new user that keeps the protocol's rules, by this clock. */
  final RoomcastClient client(InstantSource clock, Random random) {
    String user = user();
    return RoomcastClient.connect(
        Handshake.bySubprotocol(webSocketUrl(), () -> token(user)), clock, random);
  }

  /** A connection that says what the test says. */
  final RawClient raw(String user) {
    return RawClient.connect(webSocketUrl(), token(user), TRIES);
  }

  /** The same, in a room. */
  final RawClient rawIn(String room, String user) {
    RawClient client = raw(user);
    client.ask(RawClient.frame("join", room));
    return client;
  }

  /** A new user. */
  final String user() {
    return "user-" + USERS.incrementAndGet();
  }
}
