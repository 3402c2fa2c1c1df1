package io.roomcast.integration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.JWTClaimsSet;
import io.roomcast.client.Handshake;
import io.roomcast.client.RawClient;
import io.roomcast.client.RoomcastClient;
import io.roomcast.local.embedded.EmbeddedDynamoDb;
import io.roomcast.local.stack.LocalStack;
import io.roomcast.local.tokens.TokenIssuer;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A stack for a class of tests, and what they need of it: clients, rooms that no other test uses,
 * and texts by which the log is searched at the end.
 */
final class Run implements AutoCloseable {

  /** The most connections of a room, so that a test can fill one. */
  static final int ROOM_CONNECTIONS = 12;

  static final int MEMBER_BURST = 20;

  /** The most rooms that one may be in. */
  static final int USER_ROOMS = 12;

  /** The most rooms that one may own. */
  static final int OWNED_ROOMS = 11;

  /** As many as the setting takes, beside the one that the protocol's examples name. */
  private static final int ROOMS = 99;

  private final String mark = HexFormat.of().toHexDigits(new Random().nextInt());
  private final AtomicInteger rooms = new AtomicInteger();
  private final AtomicInteger names = new AtomicInteger();
  private final Queue<String> secrets = new ConcurrentLinkedQueue<>();
  private final Queue<String> denials = new ConcurrentLinkedQueue<>();
  private final FunctionLog log = FunctionLog.begin();
  private final List<EmbeddedDynamoDb> tables = new ArrayList<>();
  private final LocalStack stack;

  private Run(Backend backend, Optional<Path> data) {
    String open =
        IntStream.rangeClosed(1, ROOMS).mapToObj(this::roomName).collect(Collectors.joining(","));
    var options =
        LocalStack.options()
            .port(0)
            .endpoints(backend.endpoints(tables::add))
            .denied(denials::add)
            .set("publicRooms", "general," + open)
            // Slow enough for a loaded machine to overrun, and 2,000 messages of five take 16 s.
            .set("memberRate", "24")
            .set("memberBurst", Integer.toString(MEMBER_BURST))
            .set("roomRate", "300")
            .set("roomConnections", Integer.toString(ROOM_CONNECTIONS))
            .set("userRooms", Integer.toString(USER_ROOMS))
            .set("ownedRooms", Integer.toString(OWNED_ROOMS));
    data.ifPresent(options::data);
    this.stack = options.start();
  }

  static Run start(Backend backend) {
    return new Run(backend, Optional.empty());
  }

  /** In process, with the data in a folder. */
  static Run start(Path data) {
    return new Run(Backend.IN_PROCESS, Optional.of(data));
  }

  LocalStack stack() {
    return stack;
  }

  URI url() {
    return stack.webSocketUrl();
  }

  RoomItems items() {
    return new RoomItems(stack.dynamoDb(), stack.tableName());
  }

  FunctionLog log() {
    return log;
  }

  /** What functions did that their roles do not allow. */
  Queue<String> denials() {
    return denials;
  }

  /** Texts and tokens that no log line may contain. */
  Queue<String> secrets() {
    return secrets;
  }

  /** An open room that nobody was in. */
  String room() {
    int number = rooms.incrementAndGet();
    if (number > ROOMS) {
      throw new AssertionError(
          "all open rooms have been used, there are no more than "
              + ROOMS
              + ": make one, with roomOf");
    }
    return roomName(number);
  }

  /** An open room that this user has just made. */
  String roomOf(String user) {
    ObjectNode create = RawClient.frame("createRoom", "-").put("name", "Tea").put("access", "open");
    create.remove("room");
    try (RawClient owner = raw(user)) {
      return owner
          .ask(create.put("clientId", "room-" + names.incrementAndGet()))
          .path("room")
          .asText();
    }
  }

  private String roomName(int number) {
    return "r%s-%d".formatted(mark, number);
  }

  /** A user that nobody was, in no earlier run either. */
  String user(String name) {
    return name + "-" + mark + "-" + names.incrementAndGet();
  }

  /** A text that can be told apart in a log line. */
  String text(String text) {
    secrets.add("secret-" + mark);
    return text + " secret-" + mark;
  }

  String token(String user) {
    return keep(stack.token(user));
  }

  String sign(JWTClaimsSet claims) {
    return keep(stack.issuer().sign(claims));
  }

  JWTClaimsSet.Builder claims(String user) {
    return stack.issuer().claims(user, TokenIssuer.LIFE);
  }

  /** Remembers a token: its signature is what no log line may contain. */
  String keep(String token) {
    String signature = token.substring(token.lastIndexOf('.') + 1);
    secrets.add(signature.isEmpty() ? token : signature);
    return token;
  }

  /** A connection that says what the test says. */
  RawClient raw(String user) {
    return RawClient.connect(url(), token(user));
  }

  /** A connection that has joined the room. */
  RawClient rawIn(String room, String user) {
    RawClient client = raw(user);
    client.ask(RawClient.frame("join", room));
    return client;
  }

  /** A client that keeps the protocol's rules. */
  RoomcastClient client(String user) {
    return client(Handshake.bySubprotocol(url(), () -> token(user)));
  }

  /** The same, with a handshake of the test's own. */
  RoomcastClient client(Handshake handshake) {
    return RoomcastClient.connect(handshake, InstantSource.system(), new Random());
  }

  @Override
  public void close() {
    stack.close();
    log.close();
    tables.forEach(EmbeddedDynamoDb::close);
  }
}
