package io.roomcast.events;

/**
 * Reads and writes every frame and every event. Reading is strict: one object, no duplicate key, no
 * trailing text, at most 16 levels deep and 32 KB long, valid by its JSON Schema.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class Codec {

  /** Largest frame in either direction, in bytes of UTF-8: one unit of API Gateway's bill. */
  public static final int MAX_FRAME_BYTES = 32 * 1024;

  /** Reads a client's frame. */
  public Decoded<Action> action(String frame) {
    throw new UnsupportedOperationException();
  }

  /** Reads a server's frame, as a client does: fields that it does not know are left out. */
  public Decoded<ServerFrame> serverFrame(String frame) {
    throw new UnsupportedOperationException();
  }

  /** Writes a server's frame. */
  public String encode(ServerFrame frame) {
    throw new UnsupportedOperationException();
  }

  /** Writes a client's frame. */
  public String encode(Action action) {
    throw new UnsupportedOperationException();
  }

  /** Writes what is published to the topic and kept in the log. */
  public String encode(Content content) {
    throw new UnsupportedOperationException();
  }

  /** Reads what was published or logged. */
  public Decoded<Content> content(String json) {
    throw new UnsupportedOperationException();
  }

  /** How many bytes of UTF-8 an event takes in a frame, for cutting frames at the limit. */
  public int size(Event event) {
    throw new UnsupportedOperationException();
  }
}
