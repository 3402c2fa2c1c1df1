package io.roomcast.timeline;

import static java.util.Objects.requireNonNullElse;

import io.roomcast.events.Action;
import io.roomcast.events.Codec;
import io.roomcast.events.Content;
import io.roomcast.events.Event;
import io.roomcast.events.Pinned;
import io.roomcast.events.Reply;
import io.roomcast.events.Sequence;
import io.roomcast.sockets.Fitting;
import io.roomcast.sockets.Frame;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers messages that belong together, wherever they are in the room's log. */
final class Gathering {

  private static final int DEFAULT_LIMIT = 50;

  private final Outsiders outsiders;
  private final Members members;
  private final Threads threads;
  private final Pins pins;
  private final Fitting fitting;

  Gathering(Outsiders outsiders, Members members, Threads threads, Pins pins, Codec codec) {
    this.outsiders = outsiders;
    this.members = members;
    this.threads = threads;
    this.pins = pins;
    this.fitting = new Fitting(codec);
  }

  Reply thread(Frame frame, Action.ReadThread ask) {
    Threads.Page page =
        threads.page(
            ask.room(), ask.target(), ask.next(), requireNonNullElse(ask.limit(), DEFAULT_LIMIT));
    List<Event> fit =
        fitting.of(
            page.events(),
            some -> new Reply.Replies(ask.id(), ask.room(), ask.target(), some, null));
    Reply reply =
        new Reply.Replies(
            ask.id(),
            ask.room(),
            ask.target(),
            fit,
            fit.size() < page.events().size() ? fit.getLast().seq() : page.next());
    return toMember(frame, ask.room(), reply);
  }

  Reply pins(Frame frame, Action.ListPins list) {
    Pins.Page page =
        pins.page(list.room(), list.next(), requireNonNullElse(list.limit(), DEFAULT_LIMIT));
    List<Event> fit =
        fitting.of(page.events(), some -> new Reply.Pins(list.id(), list.room(), some, null));
    Reply reply =
        new Reply.Pins(
            list.id(),
            list.room(),
            fit,
            fit.size() < page.events().size() ? pin(fit.getLast()) : page.next());
    return toMember(frame, list.room(), reply);
  }

  private static @Nullable Sequence pin(Event event) {
    Pinned pinned = ((Content.Message) event.content()).pinned();
    return pinned == null ? null : pinned.seq();
  }

  /** Membership is asked last: who is one after the log was read may have all that was read. */
  private Reply toMember(Frame frame, String room, Reply reply) {
    Optional<Member> asking = members.find(room, frame.user().id());
    return asking.isPresent() && !asking.get().banned()
        ? reply
        : outsiders.refused(frame.action().id(), room, asking);
  }
}
