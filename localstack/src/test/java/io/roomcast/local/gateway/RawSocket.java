package io.roomcast.local.gateway;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A client that writes what no library would: unmasked frames, reserved bits, frames before the
 * 101. It reads one frame after the other.
 */
final class RawSocket implements AutoCloseable {

  static final int CONTINUATION = 0;
  static final int TEXT = 1;
  static final int BINARY = 2;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;
  static final int FIN = 0x80;
  static final int RSV1 = 0x40;

  /** The key and the answer to it are the example of RFC 6455, 1.3. */
  static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

  static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

  private static final byte[] MASK = {1, 2, 3, 4};
  private static final int PATIENCE_MILLIS = 3_000;

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;

  private RawSocket(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new DataInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /** A frame that came. */
  record Frame(int opcode, boolean fin, ByteBuffer payload) {

    String text() {
      return StandardCharsets.UTF_8.decode(payload.duplicate()).toString();
    }

    int closeCode() {
      return payload.remaining() < 2 ? 1005 : payload.getShort(0);
    }
  }

  /** A head of an HTTP answer. */
  record Head(int status, List<String> lines) {

    String header(String name) {
      return lines.stream()
          .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(line -> line.substring(name.length() + 1).trim())
          .findFirst()
          .orElse("");
    }
  }

  static RawSocket open(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
    return new RawSocket(socket);
  }

  static RawSocket connect(int port, String path) throws IOException {
    RawSocket raw = open(port);
    raw.request(path);
    Head head = raw.head();
    if (head.status() != 101) {
      throw new AssertionError("refused: " + head);
    }
    return raw;
  }

  /** Writes an upgrade request, with these lines instead of the ones of the same name. */
  RawSocket request(String path, String... lines) throws IOException {
    StringBuilder head = new StringBuilder("GET " + path + " HTTP/1.1\r\n");
    List<String> own =
        List.of(
            "Host: 127.0.0.1:" + socket.getPort(),
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Key: " + KEY,
            "Sec-WebSocket-Version: 13");
    List<String> replaced = List.of(lines).stream().map(RawSocket::name).toList();
    own.stream()
        .filter(line -> !replaced.contains(name(line)))
        .forEach(line -> head.append(line).append("\r\n"));
    List.of(lines).stream()
        .filter(line -> !line.endsWith(":"))
        .forEach(line -> head.append(line).append("\r\n"));
    write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    return this;
  }

  private static String name(String line) {
    return line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
  }

  /** Reads an answer's head, and leaves its body. */
  Head head() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (!bytes.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
      bytes.write(in.readByte());
    }
    List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
    return new Head(Integer.parseInt(lines.getFirst().substring(9, 12)), lines);
  }

  String body(int length) throws IOException {
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  /** Writes a masked frame whose first byte is that. */
  RawSocket frame(int firstByte, byte[] payload) throws IOException {
    write(encode(firstByte, payload, true));
    return this;
  }

  RawSocket text(String text) throws IOException {
    return frame(FIN | TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  RawSocket close(int code) throws IOException {
    return frame(FIN | CLOSE, ByteBuffer.allocate(2).putShort((short) code).array());
  }

  void write(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  static byte[] encode(int firstByte, byte[] payload, boolean masked) throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    int maskBit = masked ? 0x80 : 0;
    frame.write(firstByte);
    if (payload.length < 126) {
      frame.write(maskBit | payload.length);
    } else if (payload.length < 65_536) {
      frame.write(maskBit | 126);
      frame.writeBytes(ByteBuffer.allocate(2).putShort((short) payload.length).array());
    } else {
      frame.write(maskBit | 127);
      frame.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
    }
    if (masked) {
      frame.writeBytes(MASK);
    }
    for (int i = 0; i < payload.length; i++) {
      frame.write(masked ? payload[i] ^ MASK[i % MASK.length] : payload[i]);
    }
    return frame.toByteArray();
  }

  /** Reads the next frame. */
  Frame next() throws IOException {
    int first = in.readUnsignedByte();
    int second = in.readUnsignedByte();
    long length = second & 0x7f;
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = in.readLong();
    }
    return new Frame(
        first & 0x0f, (first & FIN) != 0, ByteBuffer.wrap(in.readNBytes((int) length)));
  }

  /** Reads on until the close frame, and answers its code. */
  int closeCode() throws IOException {
    while (true) {
      Frame frame = next();
      if (frame.opcode() == CLOSE) {
        return frame.closeCode();
      }
    }
  }

  /** True once the server has ended the TCP connection. */
  boolean isAtEnd() throws IOException {
    return in.read() < 0;
  }

  /** Ends the TCP connection without a closing handshake. */
  @Override
  public void close() throws IOException {
    socket.close();
  }
}
