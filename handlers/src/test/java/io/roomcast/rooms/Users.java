package io.roomcast.rooms;

import io.roomcast.events.Action;
import io.roomcast.events.Content;
import io.roomcast.events.Reply;
import io.roomcast.publishing.InMemoryTopic;
import io.roomcast.publishing.Inbox;
import io.roomcast.publishing.Publication;
import io.roomcast.sockets.Actions;
import io.roomcast.sockets.Frame;
import io.roomcast.table.Connection;
import io.roomcast.table.InMemoryTable;
import java.time.Instant;
import java.util.List;

/** Users in memory, and what the rooms function answers about what is between them. */
final class Users {

  Instant now = Instant.parse("2026-01-31T12:00:00.123456Z");
  final InMemoryTable table = new InMemoryTable();
  final InMemoryTopic topic = new InMemoryTopic();
  private final Actions conversing = new Conversing(new InMemoryPairs(table), topic, () -> now);

  Reply act(String user, Action action) {
    return conversing.answer(frame(user, action, now));
  }

  static Frame frame(String user, Action action, Instant now) {
    Connection connection = new Connection(user + "=", user, user + "'s name", now);
    return new Frame(action, connection, now.plusSeconds(600), "correlation");
  }

  /** What a user's inbox was told, oldest first. */
  List<Content.Notice> noticed(String user) {
    return topic.published().stream()
        .filter(publication -> publication.room().equals(Inbox.of(user)))
        .map(Publication::content)
        .map(Content.Notice.class::cast)
        .toList();
  }
}
