package io.roomcast.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.roomcast.events.Action;
import io.roomcast.events.Codec;
import io.roomcast.events.Decoded;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.Reply;
import io.roomcast.events.ServerFrame;
import java.io.UncheckedIOException;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket: actions go out with an id, and each brings the one reply to it, or UNAVAILABLE;
 * what comes without an id is pushed. All of it happens on the loop, one thread.
 */
final class Connection implements WebSocket.Listener {

  /** Longer than API Gateway's own limit of 29 s for an integration. */
  static final Duration PATIENCE = Duration.ofSeconds(35);

  private static final JsonMapper JSON = new JsonMapper();

  private final Codec codec;
  private final Loop loop;
  private final Consumer<ServerFrame> pushes;
  private final Consumer<Connection> closed;
  private final Map<String, Consumer<Reply>> pending = new LinkedHashMap<>();
  private final StringBuilder text = new StringBuilder();
  private CompletableFuture<@Nullable WebSocket> writing = CompletableFuture.completedFuture(null);
  private @Nullable WebSocket socket;
  private boolean ended;
  private int asked;

  Connection(Codec codec, Loop loop, Consumer<ServerFrame> pushes, Consumer<Connection> closed) {
    this.codec = codec;
    this.loop = loop;
    this.pushes = pushes;
    this.closed = closed;
  }

  /** Takes the WebSocket, once it is open; on the loop. */
  void opened(WebSocket opened) {
    socket = opened;
  }

  /** Sends an action, and brings its reply to this answer; all on the loop. */
  void ask(Action action, Consumer<Reply> answer) {
    WebSocket open = socket;
    if (ended || open == null) {
      answer.accept(unavailable());
      return;
    }
    String id = Integer.toString(++asked);
    Runnable cancel = loop.after(PATIENCE, () -> answered(id, unavailable()));
    pending.put(
        id,
        reply -> {
          cancel.run();
          answer.accept(reply);
        });
    String frame = codec.encode(Actions.withId(action, id));
    // A write that fails means a connection that ends, which onError tells.
    writing = writing.exceptionally(_ -> null).thenCompose(_ -> open.sendText(frame, true));
  }

  /** Ends the TCP connection without a word. */
  void drop() {
    if (socket != null) {
      socket.abort();
    }
    end();
  }

  void close() {
    WebSocket open = socket;
    if (open != null) {
      writing =
          writing
              .exceptionally(_ -> null)
              .thenCompose(_ -> open.sendClose(WebSocket.NORMAL_CLOSURE, ""));
    }
    end();
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      String frame = text.toString();
      text.setLength(0);
      loop.run(() -> read(frame));
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    loop.run(this::end);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    loop.run(this::end);
  }

  private void read(String frame) {
    if (ended) {
      return;
    }
    switch (codec.serverFrame(frame)) {
      case Decoded.Valid<ServerFrame>(Reply reply) when reply.id() != null ->
          answered(reply.id(), reply);
      case Decoded.Valid<ServerFrame>(ServerFrame push) -> pushes.accept(push);
      case Decoded.Invalid<ServerFrame> _ -> {
        if (!hasType(frame)) {
          failAll();
        }
      }
    }
  }

  /** The gateway's own errors have no type, and do not say which frame they are about. */
  private static boolean hasType(String frame) {
    try {
      JsonNode json = JSON.readTree(frame);
      return json.path("type").isTextual();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void end() {
    if (!ended) {
      ended = true;
      closed.accept(this);
      failAll();
    }
  }

  private void answered(String id, Reply reply) {
    Consumer<Reply> answer = pending.remove(id);
    if (answer != null) {
      answer.accept(reply);
    }
  }

  private void failAll() {
    List.copyOf(pending.keySet()).forEach(id -> answered(id, unavailable()));
  }

  private static Reply.Refused unavailable() {
    return new Reply.Refused(null, ErrorCode.UNAVAILABLE, "No answer.", null, true, null);
  }
}
