package io.roomcast.faults;

import static java.util.Objects.requireNonNull;

import io.roomcast.client.Effect;
import io.roomcast.client.Room;
import io.roomcast.events.Body;
import io.roomcast.events.Codec;
import io.roomcast.events.Content;
import io.roomcast.events.Decoded;
import io.roomcast.events.Event;
import io.roomcast.faults.Observation.Acked;
import io.roomcast.faults.Observation.Barred;
import io.roomcast.faults.Observation.Logged;
import io.roomcast.faults.Observation.Seen;
import io.roomcast.faults.Observation.What;
import io.roomcast.integration.RoomItems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One fault in one room, from the first message to the verdict. */
final class Trial {

  private static final Codec CODEC = new Codec();

  private final Scene scene;
  private final Fault fault;
  private final Load load;
  private final Set<String> later = new HashSet<>();

  private Trial(Scene scene, Fault fault) {
    this.scene = scene;
    this.fault = fault;
    this.load = new Load(scene, fault, scene.isLong() ? 20 : 2);
  }

  /** How it went. */
  static Outcome of(String title, Scene scene, Fault fault) {
    Outcome outcome = new Trial(scene, fault).run(title);
    Deliveries.SEEN.forget(scene.room());
    return outcome;
  }

  /** The checker is asked also where the dust does not settle: it says what that did. */
  private Outcome run(String title) {
    List<String> unsettled = new ArrayList<>();
    try {
      play();
    } catch (Load.Unsettled lacking) {
      unsettled.add(requireNonNull(lacking.getMessage()));
    }
    List<Room> rooms = scene.members().stream().map(Member::room).toList();
    return new Outcome(
        title,
        scene.messages(),
        load.changes(),
        fault.struck(),
        rooms.stream().mapToInt(Room::sent).sum() - scene.messages(),
        Deliveries.SEEN.redelivered(scene.room()),
        rooms.stream().map(Room::slowest).max(Comparator.naturalOrder()).orElse(Duration.ZERO),
        Checker.check(observed(scene, load, fault, later)).and(unsettled));
  }

  private void play() {
    load.begin();
    FaultInterceptor.begin(fault);
    try {
      load.say(scene.messages() / 2);
      load.accepted();
      scene.leaver().leave();
      scene.kick();
      scene.direct().block();
      Set<String> before = load.saidIds();
      load.say(scene.messages() - scene.messages() / 2);
      later.addAll(load.saidIds());
      later.removeAll(before);
      load.accepted();
      load.over();
    } finally {
      FaultInterceptor.end(fault);
    }
    load.settle();
    scene.direct().isShut();
    scene.neighbour().askForTheLog();
    scene.kicked().askForTheLog();
  }

  /** What is known of the room; {@code later} is what was said after the leaver had left. */
  static Observation observed(Scene scene, Load load, Fault fault, Set<String> later) {
    List<Acked> acked = new ArrayList<>();
    Map<String, List<Seen>> shown = new HashMap<>();
    for (int i = 0; i < scene.members().size(); i++) {
      Room room = scene.members().get(i).room();
      for (Effect news : room.told()) {
        if (news instanceof Effect.Accepted accepted) {
          acked.add(
              new Acked(
                  requireNonNull(accepted.ack().clientId()),
                  requireNonNull(accepted.ack().seq()).text()));
        }
      }
      shown.put("member " + i, room.shown().stream().map(Trial::seen).toList());
    }
    Map<String, Barred> barred =
        Map.of(
            "one who blocked", new Barred(scene.direct().heard(), scene.direct().unheard()),
            "one who left", new Barred(scene.leaver().saw(), later),
            "one who was kicked", new Barred(scene.kicked().saw(), later),
            "one of another room", new Barred(scene.neighbour().saw(), load.saidIds()));
    RoomItems items = scene.on().items();
    String room = scene.room();
    return new Observation(
        load.said(),
        fault.published() + scene.governed(),
        acked,
        shown,
        scene.members().stream().mapToInt(member -> member.room().cleared()).sum(),
        barred,
        items.log(room).stream().map(Trial::logged).toList(),
        items.head(room),
        items.logged(room),
        items.counted(room));
  }

  private static Seen seen(Event event) {
    return new Seen(event.seq().text(), what(event.content()));
  }

  private static What what(Content content) {
    if (!(content instanceof Content.Message message)) return What.NO_MESSAGE;
    Body body = message.body();
    Set<String> reactions = new HashSet<>();
    if (message.reactions() != null) {
      message
          .reactions()
          .forEach((key, users) -> users.forEach(user -> reactions.add(What.reaction(key, user))));
    }
    return new What(
        message.clientId(), body == null ? "" : body.text(), message.from().id(), reactions);
  }

  private static Logged logged(RoomItems.Entry entry) {
    Content content =
        switch (CODEC.content(entry.content())) {
          case Decoded.Valid<Content>(Content valid) -> valid;
          case Decoded.Invalid<Content> invalid ->
              throw new AssertionError("the log has " + invalid + " at " + entry.seq());
        };
    String clientId =
        switch (content) {
          case Content.Message message -> message.clientId();
          case Content.Change change -> change.clientId();
          case Content.Ephemeral _,
              Content.Unreadable _,
              Content.Repaired _,
              Content.Room _,
              Content.MemberChange _,
              Content.Notice _ ->
              "";
        };
    return new Logged(entry.seq(), entry.prev(), clientId, what(content));
  }
}
