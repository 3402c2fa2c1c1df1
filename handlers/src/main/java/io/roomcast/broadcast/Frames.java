package io.roomcast.broadcast;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roomcast.events.Codec;
import io.roomcast.events.Event;
import io.roomcast.events.Push;
import io.roomcast.publishing.Inbox;
import java.util.ArrayList;
import java.util.List;

/** Puts events into frames, as few as the limit of a frame allows; each is encoded once. */
record Frames(Codec codec) {

  private static final int COMMA = 1;

  /** The frames for a room's events, in order. */
  List<String> of(String id, List<Event> events) {
    String room = Inbox.named(id);
    // The first event has no comma before it.
    int empty = codec.encode(new Push.Events(room, List.of())).getBytes(UTF_8).length - COMMA;
    List<String> frames = new ArrayList<>();
    List<Event> frame = new ArrayList<>();
    int size = empty;
    for (Event event : events) {
      int more = codec.size(event) + COMMA;
      if (!frame.isEmpty() && size + more > Codec.MAX_FRAME_BYTES) {
        frames.add(codec.encode(new Push.Events(room, List.copyOf(frame))));
        frame.clear();
        size = empty;
      }
      frame.add(event);
      size += more;
    }
    frames.add(codec.encode(new Push.Events(room, List.copyOf(frame))));
    return frames;
  }
}
