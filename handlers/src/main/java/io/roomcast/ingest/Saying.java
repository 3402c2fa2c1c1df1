package io.roomcast.ingest;

import io.roomcast.events.Action;
import io.roomcast.events.Content;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.Reply;
import io.roomcast.events.Sequence;
import io.roomcast.ingest.Mentionable.Mentioned;
import io.roomcast.publishing.Direct;
import io.roomcast.publishing.EventPublisher;
import io.roomcast.publishing.Hashes;
import io.roomcast.publishing.Inbox;
import io.roomcast.publishing.Publication;
import io.roomcast.sockets.Frame;
import io.roomcast.sockets.Refusals;
import java.util.List;

/**
 * Publishes what a member says, and then tells those whom it mentions, each in their inbox. Where
 * telling fails the frame fails, and its retry tells those who were not told yet.
 */
final class Saying {

  /** So many members a message may mention: each of them is a publish. */
  static final int MOST_MENTIONED = 10;

  private final Mentionable mentionable;
  private final EventPublisher publisher;

  Saying(Mentionable mentionable, EventPublisher publisher) {
    this.mentionable = mentionable;
    this.publisher = publisher;
  }

  Reply say(Asker asker, Action.Send send) {
    List<Mentioned> mentioned = mentioned(asker, send);
    if (mentioned.size() > MOST_MENTIONED) {
      return Refusals.refused(
          send.id(),
          ErrorCode.LIMIT_REACHED,
          "a message mentions " + MOST_MENTIONED + " members at most");
    }
    Frame frame = asker.frame();
    String userId = asker.user().id();
    String messageId = Hashes.messageId(send.room(), userId, send.clientId());
    List<String> ids = mentioned.stream().map(Mentioned::userId).toList();
    Sequence seq =
        publisher.publish(
            new Publication(
                send.room(),
                Hashes.deduplicationId(send.room(), "send", userId, send.clientId()),
                new Content.Message(
                    asker.user(),
                    asker.at(),
                    messageId,
                    send.clientId(),
                    send.body(),
                    send.replyTo(),
                    ids.isEmpty() ? null : ids),
                frame.correlation()));
    Content.Notice notice = Content.Notice.mentioned(asker.user(), asker.at(), send.room(), seq);
    for (Mentioned one : mentioned) {
      if (one.isTold()) {
        publisher.publish(Inbox.notice(one.userId(), notice, messageId, frame.correlation()));
      }
    }
    return Reply.Ack.sent(send.id(), send.room(), send.clientId(), messageId, seq, asker.at());
  }

  /** In a direct conversation nobody: all that is said there is said to the other. */
  private List<Mentioned> mentioned(Asker asker, Action.Send send) {
    if (Direct.is(send.room())) {
      return List.of();
    }
    String sender = asker.user().id();
    List<String> named = Mentions.in(send.body().text(), sender);
    return named.isEmpty() ? List.of() : mentionable.among(send.room(), sender, named);
  }
}
