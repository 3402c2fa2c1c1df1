package io.roomcast.faults;

import static org.awaitility.Awaitility.await;

import io.roomcast.client.Room;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  private final List<Speaker> speakers = new ArrayList<>();
  private final Changing changing;
  private int sentences;
  private long pinged;

  /** After every so many messages one is changed. */
  Load(Scene scene, Fault fault, int gap) {
    this.scene = scene;
    this.fault = fault;
    this.patience = Duration.ofSeconds(120 + scene.messages());
    this.changing = new Changing(speakers, gap);
  }

  /** What each speaker said, by the user's id, in order. */
  Map<String, List<Said>> said() {
    return speakers.stream().collect(Collectors.toMap(Speaker::user, Speaker::said));
  }

  /** The {@code clientId} of all that was said so far. */
  Set<String> saidIds() {
    return speakers.stream()
        .flatMap(each -> each.said().stream())
        .map(Said::clientId)
        .collect(Collectors.toSet());
  }

  /** How many changes of messages were made so far. */
  int changes() {
    return saidIds().size() - sentences;
  }

  /** Waits until everybody is in, and shows that the room was made. */
  void begin() {
    until(this::missing);
    scene.speakers().forEach(each -> speakers.add(new Speaker(each, scene.room())));
  }

  /** Has so many messages said, by the speakers in turn, while the fault strikes. */
  void say(int messages) {
    for (int i = 0; i < messages; i++) {
      speakers.get(sentences++ % speakers.size()).say(1);
    }
    changing.goOn();
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
    until(() -> lacking(scene.members(), messages()));
  }

  /** Waits until nothing is left to be done. */
  void settle() {
    until(this::missing);
  }

  /** How many events a member shows in the end: what changes a message is seen in it. */
  private int messages() {
    return sentences + fault.published() + scene.governed();
  }

  /** How many events the room has in the end. */
  private int events() {
    return saidIds().size() + fault.published() + scene.governed();
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
                changing.goOn();
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
    return speakers.stream().allMatch(Speaker::isThrough)
        ? lacking(scene.speakers(), 0)
        : List.of("what is not accepted");
  }

  private List<String> missing() {
    List<String> missing = lacking(scene.members(), messages());
    if (!missing.isEmpty()) return missing;
    String room = scene.room();
    String head = scene.on().items().head(room);
    List<Member> behind = scene.members().stream().filter(each -> !each.knows(head)).toList();
    if (!behind.isEmpty()) {
      ping(behind);
      return List.of("%d who have all up to %s".formatted(behind.size(), head));
    }
    int counted = scene.on().items().counted(room);
    // The counter first, which is one item: a long log is not read again and again.
    if (counted < sentences) return List.of("the counter has %d".formatted(counted));
    int logged = scene.on().items().log(room).size();
    if (logged < events()) return List.of("the log has %d".formatted(logged));
    return scene.on().isQuiet(room) ? List.of() : List.of("the end of what is in work");
  }

  /** Members who are not done yet; they ask for the heads now and then. */
  private List<String> lacking(List<Member> members, int events) {
    List<String> lacking = new ArrayList<>();
    List<Member> asking = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      if (members.get(i).isDone(events)) continue;
      Room room = members.get(i).room();
      asking.add(members.get(i));
      lacking.add(
          "%d shows %d of %d, settled: %s"
              .formatted(i, room.shownCount(), events, room.isSettled()));
    }
    ping(asking);
    return lacking;
  }

  private void ping(List<Member> members) {
    long pause = Math.max(1, Math.ceilDiv(scene.members().size(), PINGS));
    if (System.nanoTime() - pinged < Duration.ofSeconds(pause).toNanos()) return;
    pinged = System.nanoTime();
    members.forEach(each -> each.client().ping());
  }
}
