package io.roomcast.timeline;

import io.roomcast.events.Action;
import io.roomcast.events.Codec;
import io.roomcast.events.Reply;
import io.roomcast.events.Sequence;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the replies that carry events, each within the frame's limit. */
final class Pages {

  private static final int DEFAULT_LIMIT = 50;

  /** What {@code next} may take more than in the empty reply that is measured. */
  private static final int NEXT = 64;

  private final Codec codec;
  private final View view;
  private final Replay replay;

  Pages(RoomLog log, Codec codec) {
    this.codec = codec;
    this.view = new View(log);
    this.replay = new Replay(log, view);
  }

  /** A replay after the cursor, or a view without one. */
  Reply.Joined joined(Action.Join join, String name, String role, Sequence head, Sequence logged) {
    Stretch none = new Stretch(List.of(), Sequence.NONE, true, true);
    Space space = space(join.limit(), joined(join, name, role, head, none));
    Sequence after = join.after();
    return joined(
        join,
        name,
        role,
        head,
        after == null
            ? view.latest(join.room(), head, logged, space)
            : replay.after(after, join.room(), head, logged, space));
  }

  private static Reply.Joined joined(
      Action.Join join, String name, String role, Sequence head, Stretch stretch) {
    return new Reply.Joined(
        join.id(),
        join.room(),
        name,
        role,
        head,
        stretch.events(),
        Objects.requireNonNull(stretch.next()),
        stretch.complete(),
        stretch.truncated());
  }

  /** A replay after a cursor, or a view before one. */
  Reply page(Action.History history, Sequence head, Sequence logged) {
    Stretch none = new Stretch(List.of(), Sequence.NONE, true, true);
    Space space = space(history.limit(), page(history, head, none));
    Sequence before = history.before();
    Sequence after = Objects.requireNonNullElse(history.after(), Sequence.NONE);
    return page(
        history,
        head,
        before == null
            ? replay.after(after, history.room(), head, logged, space)
            : view.before(before, history.room(), logged, space));
  }

  private static Reply page(Action.History history, Sequence head, Stretch stretch) {
    return new Reply.Page(
        history.id(),
        history.room(),
        head,
        stretch.events(),
        stretch.next(),
        stretch.complete(),
        stretch.truncated());
  }

  private Space space(@Nullable Integer limit, Reply empty) {
    int taken = codec.encode(empty).getBytes(StandardCharsets.UTF_8).length + NEXT;
    return new Space(
        codec, Objects.requireNonNullElse(limit, DEFAULT_LIMIT), Codec.MAX_FRAME_BYTES - taken);
  }
}
