package io.roomcast.faults;

import io.roomcast.client.Effect;
import io.roomcast.events.Content;
import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** One who speaks in a room: some messages ahead of what was accepted, until all are said. */
final class Speaker {

  /** So many messages wait for their ack at most. */
  private static final int AHEAD = 20;

  private final Member member;
  private final String room;
  private final String user;
  private final List<Said> said = new ArrayList<>();
  private final Map<String, Sequence> accepted = new HashMap<>();
  private final Set<String> texts = new HashSet<>();
  private int left;
  private int told;
  private int shown;

  Speaker(Member member, String room) {
    this.member = member;
    this.room = room;
    this.user = member.client().user();
  }

  String user() {
    return user;
  }

  /** What it said so far, in order. */
  List<Said> said() {
    return said;
  }

  void say(int messages) {
    left += messages;
  }

  /** Whether all is said, and all messages among it were accepted. */
  boolean isThrough() {
    return left == 0 && accepted.size() == texts.size();
  }

  /** Says more; answers the messages that were accepted meanwhile, with their places. */
  Map<String, Sequence> goOn() {
    Map<String, Sequence> fresh = new HashMap<>();
    List<Effect> news = member.room().told();
    for (Effect each : news.subList(told, news.size())) {
      if (each instanceof Effect.Accepted(var ack)) {
        accept(Objects.requireNonNull(ack.clientId()), Objects.requireNonNull(ack.seq()), fresh);
      }
    }
    told = news.size();
    // An ack may be lost where the message came back by itself.
    List<Event> events = member.room().shown();
    for (Event each : events.subList(Math.min(shown, events.size()), events.size())) {
      if (each.content() instanceof Content.Message message && message.from().id().equals(user)) {
        accept(message.clientId(), each.seq(), fresh);
      }
    }
    shown = events.size();
    for (; left > 0 && texts.size() - accepted.size() < AHEAD; left--) {
      String text = "message " + (texts.size() + 1);
      String clientId = member.client().say(room, text);
      texts.add(clientId);
      said.add(new Said.Text(clientId, text));
    }
    return fresh;
  }

  private void accept(String clientId, Sequence seq, Map<String, Sequence> fresh) {
    if (texts.contains(clientId) && accepted.putIfAbsent(clientId, seq) == null) {
      fresh.put(clientId, seq);
    }
  }

  void edit(String message, Sequence place, String text) {
    said.add(new Said.Edit(member.client().edit(room, place, text), message, text));
  }

  void delete(String message, Sequence place) {
    said.add(new Said.Delete(member.client().delete(room, place), message));
  }

  void react(String message, Sequence place, String key, boolean on) {
    said.add(new Said.React(member.client().react(room, place, key, on), message, key, on));
  }
}
