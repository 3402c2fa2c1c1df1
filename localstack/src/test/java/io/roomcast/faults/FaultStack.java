package io.roomcast.faults;

import io.roomcast.client.Handshake;
import io.roomcast.client.RawClient;
import io.roomcast.client.RoomcastClient;
import io.roomcast.integration.RoomItems;
import io.roomcast.local.stack.LocalStack;
import java.time.InstantSource;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The stack that all faults strike, each in rooms of its own. */
final class FaultStack implements AutoCloseable {

  private static final int ROOMS = 99;

  private final AtomicInteger rooms = new AtomicInteger();
  private final AtomicInteger users = new AtomicInteger();
  private final Queue<String> denials = new ConcurrentLinkedQueue<>();
  private final LocalStack stack;

  FaultStack() {
    String open =
        IntStream.rangeClosed(1, ROOMS)
            .mapToObj(FaultStack::roomName)
            .collect(Collectors.joining(","));
    stack =
        LocalStack.options()
            .port(0)
            .denied(denials::add)
            .set("publicRooms", open)
            .set("memberRate", "1000")
            .set("memberBurst", "10000")
            .set("roomRate", "300")
            .start();
  }

  LocalStack stack() {
    return stack;
  }

  RoomItems items() {
    return new RoomItems(stack.dynamoDb(), stack.tableName());
  }

  /** What functions did that their roles do not allow. */
  Queue<String> denials() {
    return denials;
  }

  /** An open room that nobody was in; no room's name is the beginning of another's. */
  String room() {
    return roomName(rooms.incrementAndGet());
  }

  private static String roomName(int number) {
    return "fault-%02d".formatted(number);
  }

  /** A client of a new user that keeps the protocol's rules, by this clock. */
  RoomcastClient client(InstantSource clock, Random random) {
    String user = user();
    return RoomcastClient.connect(
        Handshake.bySubprotocol(stack.webSocketUrl(), () -> stack.token(user)), clock, random);
  }

  /** A connection of a new user that has joined the room. */
  RawClient rawIn(String room) {
    RawClient client = raw();
    client.ask(RawClient.frame("join", room));
    return client;
  }

  /** A connection of a new user that says what the test says. */
  RawClient raw() {
    return RawClient.connect(stack.webSocketUrl(), stack.token(user()));
  }

  private String user() {
    return "user-" + users.incrementAndGet();
  }

  @Override
  public void close() {
    stack.close();
  }
}
