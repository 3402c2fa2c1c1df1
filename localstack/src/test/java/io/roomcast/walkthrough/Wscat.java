package io.roomcast.walkthrough;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** The wscat of the README as a process: what is typed into it, and what it prints. */
final class Wscat implements AutoCloseable {

  /** The README's {@code wscat@6}, at the version that this was written with. */
  private static final String PACKAGE = "wscat@6.1.0";

  private static final JsonMapper JSON = new JsonMapper();
  private static final String READY = "{\"action\":\"ping\",\"id\":\"ready\"}";
  private static final long PATIENCE_MILLIS = 60_000;
  private static final long PAUSE_MILLIS = 300;
  private static final int TRIES = 200;

  private final Process process;
  private final BlockingQueue<String> printed = new LinkedBlockingQueue<>();
  private final List<String> unread = new ArrayList<>();
  private final List<String> others = new ArrayList<>();

  private Wscat(Process process) {
    this.process = process;
  }

  /** Fetches wscat, where it is not there; skips the test where npm does not have it to give. */
  static void fetchOrSkip() {
    try {
      Process version =
          new ProcessBuilder("npx", "--yes", PACKAGE, "--version")
              .redirectErrorStream(true)
              .start();
      version.outputWriter(UTF_8).close();
      String said = new String(version.getInputStream().readAllBytes(), UTF_8);
      if (version.waitFor() != 0) {
        throw new TestAbortedException("SKIPPED: npx has no " + PACKAGE + ": " + said);
      }
    } catch (IOException missing) {
      throw new TestAbortedException("SKIPPED: there is no npx: install Node 20 or later", missing);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Connects. */
  static Wscat connect(String url) {
    try {
      Process process =
          new ProcessBuilder("npx", "--yes", PACKAGE, "-c", url).redirectErrorStream(true).start();
      Wscat wscat = new Wscat(process);
      Thread.ofVirtual().start(wscat::read);
      wscat.awaitConnected();
      return wscat;
    } catch (IOException missing) {
      throw new UncheckedIOException(
          "npx does not start: install Node 20 or later, which the tests ask for", missing);
    }
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        printed.add(line.replaceFirst("^[<>] ", "").strip());
      }
    } catch (IOException ended) {
      printed.add("ended: " + ended.getMessage());
    }
  }

  /** It tells of the connection in a terminal only; what is typed before it is there is lost. */
  private void awaitConnected() {
    for (int i = 0; i < TRIES; i++) {
      type(READY);
      String line = next(PAUSE_MILLIS);
      while (line != null) {
        if (isReady(line)) {
          return;
        }
        others.add(line);
        line = next(0);
      }
    }
    throw new AssertionError("wscat does not connect: " + others);
  }

  private static boolean isReady(String line) {
    return line.startsWith("{") && tree(line).path("id").asText().equals("ready");
  }

  void type(String frame) {
    try {
      process.outputWriter(UTF_8).append(frame).append('\n').flush();
    } catch (IOException ended) {
      throw new UncheckedIOException(ended);
    }
  }

  /** The next frame of this type, as it was printed; those of other types wait for their turn. */
  String frame(String type) {
    for (String frame : unread) {
      if (typeOf(frame).equals(type)) {
        unread.remove(frame);
        return frame;
      }
    }
    while (true) {
      String line = next(PATIENCE_MILLIS);
      if (line == null) {
        throw new AssertionError("wscat says no more; left: " + unread + ", said: " + others);
      }
      if (!line.startsWith("{")) {
        others.add(line);
      } else if (typeOf(line).equals(type)) {
        return line;
      } else if (!isReady(line)) {
        unread.add(line);
      }
    }
  }

  /** Frames that came and that nobody has asked for. */
  List<String> unread() {
    return List.copyOf(unread);
  }

  private @Nullable String next(long millis) {
    try {
      return printed.poll(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static String typeOf(String frame) {
    return tree(frame).path("type").asText();
  }

  static JsonNode tree(String frame) {
    try {
      return JSON.readTree(frame);
    } catch (JsonProcessingException broken) {
      throw new AssertionError("no JSON: " + frame, broken);
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }
}
