package io.roomcast.faults;

import static org.awaitility.Awaitility.await;

import io.roomcast.client.RawClient;
import io.roomcast.client.RoomcastClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A room in which one fault strikes, and those who are in it. */
final class Scene implements AutoCloseable {

  private static final int SPEAKERS = 3;
  private static final int LISTENERS = 1;
  private static final int AT_ONCE = 10;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final FaultStack on;
  private final Owner owner;
  private final String room;
  private final int messages;
  private final Random random;
  private final SteppingClock clock;
  private final List<Member> members = new ArrayList<>();
  private int governed = 1;
  private final List<RawClient> silent = new ArrayList<>();
  private final Outsider neighbour;
  private final Outsider leaver;
  private final Outsider kicked;
  private final Direct direct;

  /** The seed decides all that is left to chance. */
  Scene(FaultStack on, int messages, long seed) {
    this.on = on;
    this.clock = on.clock();
    this.owner = new Owner(on);
    this.room = owner.room();
    this.messages = messages;
    this.random = new Random(seed);
    this.neighbour = new Outsider(on, on.room(), room);
    this.leaver = new Outsider(on, room, room);
    this.kicked = new Outsider(on, room, room);
    this.direct = new Direct(on);
    join(SPEAKERS + LISTENERS);
  }

  /** Lets so many more into the room, a few at a time: it is not this that is tried here. */
  void join(int more) {
    for (int i = 1; i <= more; i++) {
      RoomcastClient client = on.client(clock, new Random(random.nextLong()));
      members.add(new Member(client, client.join(room)));
      if (i % AT_ONCE == 0) {
        await().atMost(PATIENCE).until(() -> members.stream().allMatch(each -> each.isDone(1)));
      }
    }
  }

  /** One more connection in the room, which stays until the end and has no part in it. */
  RawClient silent() {
    RawClient client = on.rawIn(room, on.user());
    silent.add(client);
    return client;
  }

  FaultStack on() {
    return on;
  }

  String room() {
    return room;
  }

  /** How many messages are said while the fault strikes. */
  int messages() {
    return messages;
  }

  /** Whether this is a long run, with time for long outages. */
  boolean isLong() {
    return messages >= 1_000;
  }

  Random random() {
    return random;
  }

  /** A rhythm that strikes on every so many-th occasion, and more rarely in a long run. */
  Rhythm rhythm(int mean) {
    return new Rhythm(new Random(random.nextLong()), isLong() ? 8 * mean : mean);
  }

  /** The clock of the members. */
  SteppingClock clock() {
    return clock;
  }

  List<Member> members() {
    return members;
  }

  List<Member> speakers() {
    return members.subList(0, SPEAKERS);
  }

  /** One who is in another room. */
  Outsider neighbour() {
    return neighbour;
  }

  /** One who leaves when half is said. */
  Outsider leaver() {
    return leaver;
  }

  /** One who is kicked when half is said. */
  Outsider kicked() {
    return kicked;
  }

  /** Two who talk apart, of whom one blocks the other when half is said. */
  Direct direct() {
    return direct;
  }

  /** Kicks that one. */
  void kick() {
    kicked.isPutOutBy(owner);
    governed++;
  }

  /** How many events tell what became of the room and its members. */
  int governed() {
    return governed;
  }

  /** All three of them. */
  List<Outsider> outsiders() {
    return List.of(neighbour, leaver, kicked);
  }

  @Override
  public void close() {
    members.forEach(Member::close);
    silent.forEach(RawClient::close);
    outsiders().forEach(Outsider::close);
    owner.close();
    direct.close();
  }
}
