package io.roomcast.sockets;

import io.roomcast.events.Codec;
import io.roomcast.events.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** Cuts a list to what one reply has room for. */
public record Fitting(Codec codec) {

  private static final int COMMA = 1;

  /** What {@code next} takes at most: a place in the directory, of 145 characters. */
  private static final int NEXT = 600;

  /** The first entries that the reply has room for beside a {@code next}; one at least. */
  public <T> List<T> of(List<T> entries, Function<List<T>, Reply> reply) {
    int empty = size(reply.apply(List.of()));
    int used = empty + NEXT;
    int taken = 0;
    for (T entry : entries) {
      used += size(reply.apply(List.of(entry))) - empty + COMMA;
      if (taken > 0 && used > Codec.MAX_FRAME_BYTES) {
        break;
      }
      taken++;
    }
    return entries.subList(0, taken);
  }

  private int size(Reply reply) {
    return codec.encode(reply).getBytes(StandardCharsets.UTF_8).length;
  }
}
