package io.roomcast.client;

import static io.roomcast.client.Sample.ROOM;
import static io.roomcast.client.Sample.seq;

import io.roomcast.events.Action;
import io.roomcast.events.Content;
import io.roomcast.events.Event;
import io.roomcast.events.Reply;
import io.roomcast.events.Sequence;
import io.roomcast.events.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A room as its server keeps it: what was published, how far live delivery and the log have come,
 * and what is still kept. Replies are cut anywhere.
 */
final class SimulatedRoom {

  private record Published(int number, Instant at) {}

  private final Random random;
  private final List<Event> published = new ArrayList<>();
  private final Map<String, Published> deduplicated = new HashMap<>();
  private int head;
  private int logged;
  private int oldest = 1;

  SimulatedRoom(Random random) {
    this.random = random;
  }

  int size() {
    return published.size();
  }

  List<String> clientIdsOf(User user) {
    return published.stream()
        .map(event -> (Content.Message) event.content())
        .filter(message -> message.from().equals(user))
        .map(Content.Message::clientId)
        .toList();
  }

  Sequence head() {
    return seq(head);
  }

  void bobSays() {
    publish(new User("bob", "Bob"), "b" + size());
  }

  /** The next batch of live delivery, which moves the head. */
  List<Event> broadcast(int most) {
    int end = Math.min(size(), head + most);
    List<Event> batch = List.copyOf(published.subList(head, end));
    head = end;
    return batch;
  }

  /** The last few events again, without their links. */
  List<Event> broadcastAgain() {
    return published.subList(Math.max(0, head - 2), head).stream()
        .map(event -> new Event(event.seq(), null, event.content()))
        .toList();
  }

  void log(int most) {
    logged = Math.min(size(), logged + most);
  }

  void forget(int most) {
    oldest = Math.min(logged + 1, oldest + most);
  }

  Reply answer(Action action, Instant now) {
    return switch (action) {
      case Action.Join(_, _, Sequence after, _) when after == null -> {
        int from = Math.max(oldest, logged - random.nextInt(4));
        List<Event> view =
            published.subList(Math.min(from - 1, logged), logged).stream()
                .map(event -> new Event(event.seq(), null, event.content()))
                .toList();
        yield new Reply.Joined(
            null, ROOM, ROOM, "member", seq(head), view, seq(logged), logged >= head, false);
      }
      case Action.Join(_, _, Sequence after, _) -> {
        Replay replay = replay(after);
        yield new Reply.Joined(
            null,
            ROOM,
            ROOM,
            "member",
            seq(head),
            replay.events,
            seq(replay.next),
            replay.next >= head,
            replay.truncated);
      }
      case Action.History history -> {
        Replay replay = replay(history.after());
        yield new Reply.Page(
            null,
            ROOM,
            seq(head),
            replay.events,
            seq(replay.next),
            replay.next >= head,
            replay.truncated);
      }
      case Action.Send send -> ack(send, now);
      case Action.Edit _, Action.Delete _, Action.React _, Action.Pin _ ->
          throw new AssertionError("nothing is changed here");
      case Action.Leave leave -> new Reply.Left(null, leave.room(), null);
      case Action.Ping _ ->
          new Reply.Pong(null, now, Sample.ANN, now.plusSeconds(3_600), Map.of(ROOM, head()));
      case Action.Typing other -> throw new AssertionError(other);
      case Action.OfOverview other -> throw new AssertionError(other);
      case Action.Resume other -> throw new AssertionError(other);
      case Action.OfRooms other -> throw new AssertionError(other);
      case Action.OfPeople other -> throw new AssertionError(other);
      case Action.OfReports other -> throw new AssertionError(other);
    };
  }

  private record Replay(List<Event> events, int next, boolean truncated) {}

  private Replay replay(@Nullable Sequence after) {
    int cursor = 0;
    while (!seq(cursor).equals(after)) {
      cursor++;
    }
    boolean truncated = cursor < oldest - 1;
    int from = truncated ? oldest - 1 : cursor;
    int to = Math.max(from, Math.min(logged, from + random.nextInt(5)));
    return new Replay(List.copyOf(published.subList(from, to)), to, truncated);
  }

  private Reply.Ack ack(Action.Send send, Instant now) {
    Published first = deduplicated.get(send.clientId());
    if (first == null || Duration.between(first.at, now).compareTo(Outbox.DEDUPLICATION) > 0) {
      publish(Sample.ANN, send.clientId());
      first = new Published(size(), now);
      deduplicated.put(send.clientId(), first);
    }
    return Sample.ack(send.clientId(), first.number);
  }

  private void publish(User from, String clientId) {
    int number = size() + 1;
    published.add(new Event(seq(number), seq(number - 1), Sample.message(from, clientId)));
  }
}
