package io.roomcast.faults;

import static org.awaitility.Awaitility.await;

import io.roomcast.client.Room;
import io.roomcast.faults.Observation.Said;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;

/** Messages that go through a room while a fault strikes, and the settling of the dust. */
final class Load {

  private static final Duration LOOK = Duration.ofMillis(100);

  /** No more than so many pings a second, and of each member no more than one. */
  private static final int PINGS = 20;

  private final Scene scene;
  private final Fault fault;
  private final Duration patience;
  private final List<List<Said>> said = new ArrayList<>();
  private int sentences;
  private long pinged;

  Load(Scene scene, Fault fault) {
    this.scene = scene;
    this.fault = fault;
    this.patience = Duration.ofSeconds(120 + scene.messages());
    scene.speakers().forEach(_ -> said.add(new ArrayList<>()));
  }

  /** What each speaker said, in order. */
  List<List<Said>> said() {
    return said;
  }

  /** The {@code clientId} of all that was said so far. */
  Set<String> saidIds() {
    return said.stream().flatMap(List::stream).map(Said::clientId).collect(Collectors.toSet());
  }

  /** Waits until everybody is in, and shows that the room was made. */
  void begin() {
    until(this::missing);
  }

  /** Says so many messages, the speakers in turn, while the fault strikes. */
  void say(int messages) {
    for (int i = 0; i < messages; i++) {
      int turn = sentences++ % said.size();
      Member speaker = scene.speakers().get(turn);
      String text = "message " + sentences;
      said.get(turn).add(new Said(speaker.client().say(scene.room(), text), text));
    }
  }

  /** Waits until all that was said was accepted, and no strike is under way. */
  void accepted() {
    until(this::unsent);
    until(() -> fault.isCalm() ? List.of() : List.of("the end of a strike"));
  }

  /** Waits until the fault has struck as long as it was to. */
  void over() {
    until(() -> fault.isOver() ? List.of() : List.of("the end of the fault"));
  }

  /** Waits until everybody shows all of it, wherever else it is missing. */
  void shown() {
    until(() -> lacking(scene.members(), events()));
  }

  /** Waits until nothing is left to be done. */
  void settle() {
    until(this::missing);
  }

  /** How many events the room has in the end. */
  int events() {
    return sentences + fault.published() + scene.governed();
  }

  /** What was waited for is not there in time. */
  static final class Unsettled extends AssertionError {
    private static final long serialVersionUID = 1;

    Unsettled(String room, List<String> lacking, Throwable timeout) {
      super("room %s lacks %s".formatted(room, lacking), timeout);
    }
  }

  private interface Lack {
    /** What is not there yet, a sentence each. */
    List<String> now();
  }

  private void until(Lack lack) {
    List<String> lacking = new ArrayList<>();
    try {
      await()
          .atMost(patience)
          .pollDelay(Duration.ZERO)
          .pollInterval(LOOK)
          .until(
              () -> {
                fault.progressed(acks());
                scene.outsiders().forEach(Outsider::stay);
                lacking.clear();
                lacking.addAll(lack.now());
                return lacking.isEmpty();
              });
    } catch (ConditionTimeoutException timeout) {
      throw new Unsettled(scene.room(), lacking, timeout);
    }
  }

  private int acks() {
    return scene.speakers().stream().mapToInt(each -> each.room().toldCount()).sum();
  }

  private List<String> unsent() {
    return lacking(scene.speakers(), 0);
  }

  private List<String> missing() {
    List<String> missing = lacking(scene.members(), events());
    if (!missing.isEmpty()) return missing;
    String room = scene.room();
    int counted = scene.on().items().counted(room);
    // The counter first, which is one item: a long log is not read again and again.
    if (counted < sentences) return List.of("the counter has %d".formatted(counted));
    int logged = scene.on().items().log(room).size();
    if (logged < events()) return List.of("the log has %d".formatted(logged));
    return scene.on().isQuiet(room) ? List.of() : List.of("the end of what is in work");
  }

  /** Members who are not done yet; they ask for the heads each second. */
  private List<String> lacking(List<Member> members, int events) {
    List<String> lacking = new ArrayList<>();
    long now = System.nanoTime();
    long pause = Math.max(1, Math.ceilDiv(members.size(), PINGS));
    boolean ask = now - pinged > Duration.ofSeconds(pause).toNanos();
    if (ask) pinged = now;
    for (int i = 0; i < members.size(); i++) {
      if (members.get(i).isDone(events)) continue;
      Room room = members.get(i).room();
      lacking.add(
          "%d shows %d of %d, settled: %s"
              .formatted(i, room.shownCount(), events, room.isSettled()));
      if (ask) members.get(i).client().ping();
    }
    return lacking;
  }
}
