package io.roomcast.timeline;

import io.roomcast.events.Action;
import io.roomcast.events.Codec;
import io.roomcast.events.Reply;
import io.roomcast.events.Sequence;
import io.roomcast.sockets.Frame;
import io.roomcast.table.Head;
import io.roomcast.table.Heads;
import io.roomcast.timeline.ManyRooms.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Joins many rooms on a connection that comes back to them, in the order of steps that {@link
 * Joining} has, each step for all of them: the calls grow with the rooms that have news, not with
 * those asked for. A room that is not entered so, because its user is no member yet or it is full
 * or busy, is joined by itself, and with a cursor without events.
 */
final class Resuming {

  private static final int EVENTS = 50;

  private final Limits limits;
  private final ManyRooms many;
  private final Heads heads;
  private final Joining joining;
  private final Replay replay;
  private final View view;
  private final Codec codec;

  Resuming(Limits limits, ManyRooms many, Heads heads, RoomLog log, Joining joining, Codec codec) {
    this.limits = limits;
    this.many = many;
    this.heads = heads;
    this.joining = joining;
    this.view = new View(log);
    this.replay = new Replay(log, view);
    this.codec = codec;
  }

  Reply resume(Frame frame, Action.Resume resume) {
    List<String> rooms = resume.rooms().stream().map(Action.Return::room).toList();
    Set<String> entered =
        many.enter(rooms, joining.named(frame.connection()), limits.connections());
    Map<Action.Return, News> news = news(resume.rooms(), entered);
    // Who was put out while the logs were read must not have what was said since.
    Map<String, Place> places = new HashMap<>(many.places(entered, frame.user().id()));
    List<Reply.OfRoom> replies = new ArrayList<>();
    for (Action.Return to : resume.rooms()) {
      Place place = places.get(to.room());
      News found = news.get(to);
      replies.add(
          place == null || found == null
              ? alone(frame, to, news, places)
              : found.withoutEvents(to, place));
    }
    Reply.Resumed empty = new Reply.Resumed(resume.id(), replies);
    int left = Codec.MAX_FRAME_BYTES - codec.encode(empty).getBytes(StandardCharsets.UTF_8).length;
    for (int i = 0; i < replies.size(); i++) {
      Action.Return to = resume.rooms().get(i);
      Place place = places.get(to.room());
      if (place == null) continue;
      News found = news.get(to);
      if (found == null) continue;
      News cut = found.cut(codec, left);
      if (cut.isEmpty()) continue;
      left -= cut.bytes(codec);
      replies.set(i, cut.joined(to, place));
    }
    return new Reply.Resumed(resume.id(), replies);
  }

  /** A view goes on from the room's end, so what it has must be told here; a replay need not. */
  private Reply.OfRoom alone(
      Frame frame, Action.Return to, Map<Action.Return, News> news, Map<String, Place> places) {
    Integer limit = to.after() == null ? EVENTS : 0;
    Reply.OfRoom reply = joining.join(frame, new Action.Join(null, to.room(), to.after(), limit));
    if (to.after() != null || !(reply instanceof Reply.Joined joined)) {
      return reply;
    }
    News view = News.of(joined);
    Place place = new Place(joined.role(), joined.name());
    news.put(to, view);
    places.put(to.room(), place);
    return view.withoutEvents(to, place);
  }

  /** What the logs have for the rooms entered, not much more than a frame takes in all. */
  private Map<Action.Return, News> news(List<Action.Return> asked, Set<String> entered) {
    Map<String, Head> reached = heads.readAll(entered);
    Map<String, Sequence> logged = many.logged(entered);
    Map<Action.Return, News> news = new LinkedHashMap<>();
    int left = Codec.MAX_FRAME_BYTES;
    for (Action.Return to : asked) {
      if (!entered.contains(to.room()) || news.containsKey(to)) continue;
      Sequence head = Objects.requireNonNull(reached.get(to.room())).head();
      Sequence end = Objects.requireNonNull(logged.get(to.room()));
      Space space = new Space(codec, left > 0 ? EVENTS : 0, left);
      Sequence after = to.after();
      News found =
          after == null
              ? News.view(head, view.latest(to.room(), head, end, space))
              : News.replay(head, replay.after(after, to.room(), head, end, space));
      left -= found.bytes(codec);
      news.put(to, found);
    }
    return news;
  }
}
