package io.roomcast.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.events.Decoded.Invalid;
import io.roomcast.events.Decoded.Valid;
import java.io.UncheckedIOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes every frame and every event. Reading is strict: one object, no duplicate key, no
 * trailing text, at most 16 levels deep and 32 KB long, valid by its JSON Schema. Bad input is an
 * {@link Invalid}, never an exception. Immutable; make one and keep it, since making it compiles
 * the schemas.
 */
public final class Codec {

  /** Largest frame in either direction, in bytes of UTF-8: one unit of API Gateway's bill. */
  public static final int MAX_FRAME_BYTES = 32 * 1024;

  /** Most levels of objects and arrays in a client's frame, the frame itself being the first. */
  public static final int MAX_DEPTH = 16;

  /** What a server's frame puts around an event: frame, rooms, room and list. */
  private static final int LEVELS_AROUND_EVENT = 4;

  private final JsonMapper mapper = Wire.mapper();
  private final StrictJson clientJson = new StrictJson(mapper.reader(), MAX_DEPTH);
  private final StrictJson serverJson =
      new StrictJson(mapper.reader(), MAX_DEPTH + LEVELS_AROUND_EVENT);
  private final Schemas schemas = Schemas.ofClassPath();
  private final FrameReader<Action> actions;
  private final FrameReader<Content> contents;

  // Compiled when it is first used: functions write server frames and never read them.
  private volatile @Nullable FrameReader<ServerFrame> serverFrames;

  /** Loads and compiles the schemas; throws {@link IllegalStateException} if one is broken. */
  public Codec() {
    this.actions = new FrameReader<>(Action.class, "action", schemas, mapper);
    this.contents = new FrameReader<>(Content.class, "type", schemas, mapper);
  }

  /** Reads a client's frame. */
  public Decoded<Action> action(String frame) {
    return read(frame, clientJson, actions::read);
  }

  /**
   * Reads a server's frame, as a client does: fields that it does not know are left out, an event
   * of a type that it does not know holds its place as {@link Content.Unreadable}, or is left out
   * if it has none.
   */
  public Decoded<ServerFrame> serverFrame(String frame) {
    FrameReader<ServerFrame> reader = serverFrames();
    return read(frame, serverJson, object -> reader.read(EventJson.withoutPlaceless(object)));
  }

  /** Reads what was published or logged. */
  public Decoded<Content> content(String json) {
    return read(json, clientJson, contents::read);
  }

  /** Writes a server's frame. */
  public String encode(ServerFrame frame) {
    return write(frame);
  }

  /** Writes a client's frame. */
  public String encode(Action action) {
    return write(action);
  }

  /** Writes what is published to the topic and kept in the log. */
  public String encode(Content content) {
    return write(content);
  }

  /** How many bytes of UTF-8 an event takes in a frame, for cutting frames at the limit. */
  public int size(Event event) {
    return Utf8.length(write(event));
  }

  private static <T> Decoded<T> read(
      String text, StrictJson json, Function<ObjectNode, Decoded<T>> reader) {
    return switch (json.object(text)) {
      case Valid<ObjectNode>(ObjectNode object) -> reader.apply(object);
      case Invalid<ObjectNode>(var id, var code, var message, var path) ->
          new Invalid<>(id, code, message, path);
    };
  }

  private FrameReader<ServerFrame> serverFrames() {
    FrameReader<ServerFrame> reader = serverFrames;
    if (reader == null) {
      reader = new FrameReader<>(ServerFrame.class, "type", schemas, mapper);
      serverFrames = reader;
    }
    return reader;
  }

  private String write(Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
