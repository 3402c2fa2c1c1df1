package io.roomcast.timeline;

import io.roomcast.events.Action;
import io.roomcast.events.Reply;
import io.roomcast.events.Sequence;
import io.roomcast.publishing.Inbox;
import io.roomcast.sockets.Frame;
import java.util.Map;
import java.util.TreeMap;

/**
 * Between {@code @me}, as frames say it, and the room that it is: the inbox of the connection's own
 * user, so that there is no way to name another's.
 */
final class OwnInbox {

  private OwnInbox() {}

  /** The frame about the room that it means. */
  static Frame resolved(Frame frame) {
    return new Frame(
        resolved(frame.action(), Inbox.of(frame.user().id())),
        frame.connection(),
        frame.expiresAt(),
        frame.correlation());
  }

  private static Action resolved(Action action, String inbox) {
    return switch (action) {
      case Action.Join join when Inbox.is(join.room()) ->
          new Action.Join(join.id(), inbox, join.after(), join.limit());
      case Action.Resume resume ->
          new Action.Resume(
              resume.id(),
              resume.rooms().stream()
                  .map(to -> Inbox.is(to.room()) ? new Action.Return(inbox, to.after()) : to)
                  .toList());
      case Action.Leave leave when Inbox.is(leave.room()) -> new Action.Leave(leave.id(), inbox);
      case Action.History page when Inbox.is(page.room()) ->
          new Action.History(page.id(), inbox, page.after(), page.before(), page.limit());
      case Action other -> other;
    };
  }

  /** The reply as frames name the room. */
  static Reply named(Reply reply) {
    return switch (reply) {
      case Reply.OfRoom one -> named(one);
      case Reply.Resumed resumed ->
          new Reply.Resumed(resumed.id(), resumed.rooms().stream().map(OwnInbox::named).toList());
      case Reply.Left left -> new Reply.Left(left.id(), Inbox.named(left.room()), left.reason());
      case Reply.Page page when Inbox.is(page.room()) ->
          new Reply.Page(
              page.id(),
              Inbox.NAME,
              page.head(),
              page.events(),
              page.next(),
              page.complete(),
              page.truncated());
      case Reply.Pong pong ->
          new Reply.Pong(
              pong.id(), pong.time(), pong.user(), pong.expiresAt(), named(pong.heads()));
      case Reply other -> other;
    };
  }

  private static Reply.OfRoom named(Reply.OfRoom reply) {
    return switch (reply) {
      case Reply.Joined joined when Inbox.is(joined.room()) ->
          new Reply.Joined(
              joined.id(),
              Inbox.NAME,
              Inbox.NAME,
              joined.role(),
              joined.head(),
              joined.events(),
              joined.next(),
              joined.complete(),
              joined.truncated());
      case Reply.Joined other -> other;
      case Reply.Refused refused -> refused;
    };
  }

  private static Map<String, Sequence> named(Map<String, Sequence> heads) {
    Map<String, Sequence> named = new TreeMap<>();
    heads.forEach((room, head) -> named.put(Inbox.named(room), head));
    return named;
  }
}
