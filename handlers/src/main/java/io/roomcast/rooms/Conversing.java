package io.roomcast.rooms;

import io.roomcast.events.Action;
import io.roomcast.events.Content;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.NoticeKind;
import io.roomcast.events.Reply;
import io.roomcast.publishing.EventPublisher;
import io.roomcast.publishing.Inbox;
import io.roomcast.sockets.Actions;
import io.roomcast.sockets.Frame;
import io.roomcast.sockets.Refusals;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;

/**
 * What one user does about another: opens their conversation, blocks, takes that back. One who is
 * blocked is told nothing, and gets the same answers as ever.
 */
final class Conversing implements Actions {

  /** How often a decision is made anew because another one overtook it. */
  private static final int TRIES = 8;

  private final Pairs pairs;
  private final EventPublisher publisher;
  private final InstantSource clock;

  Conversing(Pairs pairs, EventPublisher publisher, InstantSource clock) {
    this.pairs = pairs;
    this.publisher = publisher;
    this.clock = clock;
  }

  @Override
  public Reply answer(Frame frame) {
    return switch (frame.action()) {
      case Action.OpenDirect open -> open(frame, open);
      case Action.Block block ->
          blocked(
              frame,
              block.user(),
              between ->
                  between.blocks()
                      ? Optional.empty()
                      : Optional.of(new PairWrite.Block(between, mark(frame, "block"))));
      case Action.Unblock unblock ->
          blocked(
              frame,
              unblock.user(),
              between ->
                  between.blocks()
                      ? Optional.of(new PairWrite.Unblock(between))
                      : Optional.empty());
      case Action other -> Refusals.unknownAction(other.id());
    };
  }

  private Reply open(Frame frame, Action.OpenDirect open) {
    if (isSelf(frame, open.user())) {
      return self(open);
    }
    Mark mark = mark(frame, "openDirect");
    Between between = settled(frame, open.user(), found -> opening(found, mark));
    Mark opened = between.opened();
    if (opened != null && opened.isRetriedBy(mark) && !between.isClosed()) {
      tell(frame, between, mark);
    }
    return new Reply.Ack(
        open.id(), between.room(), null, null, null, null, between.other().id(), null);
  }

  private static Optional<PairWrite> opening(Between between, Mark mark) {
    if (between.opened() == null) {
      return Optional.of(new PairWrite.Open(between, mark));
    }
    return between.isUntold() && !between.isClosed()
        ? Optional.of(new PairWrite.Tell(between, mark))
        : Optional.empty();
  }

  /** The other hears of it once, by whichever try comes so far. */
  private void tell(Frame frame, Between between, Mark mark) {
    Content.Notice notice =
        new Content.Notice(between.me(), mark.at(), NoticeKind.DIRECT, between.room(), null);
    publisher.publish(Inbox.notice(between.other().id(), notice, "", frame.correlation()));
  }

  private Reply blocked(Frame frame, String user, Function<Between, Optional<PairWrite>> write) {
    Action action = frame.action();
    if (isSelf(frame, user)) {
      return self(action);
    }
    settled(frame, user, write);
    return new Reply.Ack(action.id(), null, null, null, null, null, user, null);
  }

  /** As it is when nothing is left to write. */
  private Between settled(Frame frame, String user, Function<Between, Optional<PairWrite>> write) {
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Between between = pairs.read(frame.user(), user);
      Optional<PairWrite> next = write.apply(between);
      if (next.isEmpty()) {
        return between;
      }
      if (pairs.write(next.get())) {
        return next.get().after();
      }
    }
    throw new IllegalStateException("what is between them changes all the time");
  }

  private Mark mark(Frame frame, String action) {
    return new Mark(
        action + "#" + frame.user().id(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  private static boolean isSelf(Frame frame, String user) {
    return frame.user().id().equals(user);
  }

  private static Reply self(Action action) {
    return Refusals.refused(action.id(), ErrorCode.FORBIDDEN, "that is oneself");
  }
}
