package io.roomcast.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A WebSocket by hand, frame by frame, so that a test can send what no library would.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455#section-5.2">RFC 6455, base framing</a>
 */
public final class WireSocket implements AutoCloseable {

  private static final Charset UTF_8 = StandardCharsets.UTF_8;
  private static final int CONTINUATION = 0;
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final int SMALL = 1 << 12;

  /** The code that stands for a connection that ended without a close frame. */
  public static final int NO_CLOSE_FRAME = 1006;

  private final Socket socket;
  private final OutputStream out;
  private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private volatile boolean deaf;

  private WireSocket(Socket socket) throws IOException {
    this.socket = socket;
    this.out = socket.getOutputStream();
  }

  /** What an upgrade was answered with: 101 and a socket, or another status and its body. */
  public record Upgrade(int status, String head, String body, WireSocket socket) {}

  /** Asks for an upgrade with these headers besides those that it needs. */
  public static Upgrade open(URI url, Map<String, String> headers) {
    try {
      Socket socket = new Socket(url.getHost(), url.getPort());
      socket.setTcpNoDelay(true);
      WireSocket wire = new WireSocket(socket);
      StringBuilder request = new StringBuilder();
      String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
      request.append("GET %s%s HTTP/1.1\r\n".formatted(url.getRawPath(), query));
      request.append("Host: %s:%d\r\n".formatted(url.getHost(), url.getPort()));
      request.append("Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n");
      String key = Base64.getEncoder().encodeToString("sixteen bytes ok".getBytes(UTF_8));
      request.append("Sec-WebSocket-Key: %s\r\n".formatted(key));
      headers.forEach((name, value) -> request.append("%s: %s\r\n".formatted(name, value)));
      wire.out.write(request.append("\r\n").toString().getBytes(UTF_8));
      DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
      String head = head(in);
      int status = Integer.parseInt(head.substring(9, 12));
      if (status == 101) {
        Thread.ofVirtual().name("wire-socket").start(() -> wire.readAll(in));
        return new Upgrade(status, head, "", wire);
      }
      // The request is answered: nothing more is said on this socket than the body.
      socket.setSoTimeout(1_000);
      String body = new String(in.readNBytes(length(head)), UTF_8);
      socket.close();
      return new Upgrade(status, head, body, wire);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int length(String head) {
    return head.lines()
        .filter(line -> line.regionMatches(true, 0, "Content-Length:", 0, 15))
        .map(line -> Integer.parseInt(line.substring(15).strip()))
        .findFirst()
        .orElse(0);
  }

  /** Texts that came and were not taken yet, in order. */
  public BlockingQueue<String> texts() {
    return texts;
  }

  /** The code of the server's close frame, once it came. */
  public CompletableFuture<Integer> closed() {
    return closed;
  }

  /** One text message in one frame. */
  public void text(String text) {
    frame(true, TEXT, text.getBytes(UTF_8));
  }

  /** One text message in frames of at most so many bytes. */
  public void text(String text, int frameBytes) {
    byte[] bytes = text.getBytes(UTF_8);
    int from = 0;
    do {
      int to = Math.min(bytes.length, from + frameBytes);
      int opcode = from == 0 ? TEXT : CONTINUATION;
      frame(to == bytes.length, opcode, Arrays.copyOfRange(bytes, from, to));
      from = to;
    } while (from < bytes.length);
  }

  /** One binary message in one frame. */
  public void binary(byte[] bytes) {
    frame(true, BINARY, bytes);
  }

  /** Says goodbye with 1000, as a well-behaved client does. */
  public void goodbye() {
    frame(true, CLOSE, new byte[] {(byte) (1_000 >> 8), (byte) (1_000 & 0xff)});
  }

  /**
   * Reads no more after the next frame, and ends nothing: to the server, a client whose network is
   * gone.
   */
  public void stopReading() {
    deaf = true;
    try {
      // What the server writes soon finds no room.
      socket.setReceiveBufferSize(SMALL);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the TCP connection without a word. */
  @Override
  public void close() {
    closed.complete(NO_CLOSE_FRAME);
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void frame(boolean last, int opcode, byte[] payload) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write((last ? 0x80 : 0) | opcode);
    if (payload.length < 126) {
      frame.write(0x80 | payload.length);
    } else if (payload.length < 1 << 16) {
      frame.write(0x80 | 126);
      frame.write(payload.length >> 8);
      frame.write(payload.length);
    } else {
      frame.write(0x80 | 127);
      for (int shift = 56; shift >= 0; shift -= 8) {
        frame.write((int) ((long) payload.length >> shift));
      }
    }
    byte[] mask = {1, 2, 3, 4};
    frame.writeBytes(mask);
    for (int i = 0; i < payload.length; i++) {
      frame.write(payload[i] ^ mask[i % 4]);
    }
    try {
      out.write(frame.toByteArray());
      out.flush();
    } catch (IOException e) {
      // The other side has closed: that is what the test asks closed() about.
      closed.complete(NO_CLOSE_FRAME);
    }
  }

  private void readAll(DataInputStream in) {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    try (in) {
      while (true) {
        if (deaf) closed.join();
        int first = in.readUnsignedByte();
        byte[] payload = in.readNBytes(payloadLength(in));
        switch (first & 0x0f) {
          case TEXT, CONTINUATION -> {
            message.writeBytes(payload);
            if ((first & 0x80) != 0) {
              texts.add(message.toString(UTF_8));
              message.reset();
            }
          }
          case PING -> frame(true, PONG, payload);
          case CLOSE -> {
            int code = payload.length < 2 ? 1005 : (payload[0] & 0xff) << 8 | (payload[1] & 0xff);
            closed.complete(code);
            return;
          }
          default -> {}
        }
      }
    } catch (IOException e) {
      closed.complete(NO_CLOSE_FRAME);
    }
  }

  private static int payloadLength(DataInputStream in) throws IOException {
    int length = in.readUnsignedByte() & 0x7f;
    return switch (length) {
      case 126 -> in.readUnsignedShort();
      case 127 -> (int) in.readLong();
      default -> length;
    };
  }

  private static String head(DataInputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("no answer to the upgrade");
      }
      head.append((char) next);
    }
    return head.toString();
  }
}
