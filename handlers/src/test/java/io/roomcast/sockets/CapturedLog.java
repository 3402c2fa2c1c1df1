package io.roomcast.sockets;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What is written to standard output while it is open, where log lines and metrics go. */
public final class CapturedLog implements AutoCloseable {

  private final PrintStream before = System.out;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Captures from now on. */
  public CapturedLog() {
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
  }

  /** The lines so far. */
  public List<String> lines() {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Override
  public void close() {
    System.setOut(before);
  }
}
