package io.roomcast.local.cli;

import static io.roomcast.client.RawClient.frame;
import static io.roomcast.client.RawClient.send;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.roomcast.client.RawClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the README has one type: the scripts, as processes of their own. */
@Timeout(180)
final class ScriptsIT {

  private static final Path MODULE = Path.of("").toAbsolutePath();

  /** The build that runs this test is the one that up would run. */
  @BeforeAll
  static void isBuilt() throws IOException {
    Path stamp = MODULE.resolve("target/up.stamp");
    if (!Files.exists(stamp)) {
      Files.createFile(stamp);
    }
    FileTime built = Files.getLastModifiedTime(MODULE.resolve("target/class-path"));
    Files.setLastModifiedTime(stamp, built);
  }

  @Test
  void what_was_acked_is_there_after_a_kill_and_a_signal_ends_it(@TempDir Path data)
      throws Exception {
    List<String> acked;
    try (Up up = Up.start(data);
        RawClient ann = RawClient.connect(up.url, up.token("ann"))) {
      assertThat(up.said).anyMatch(line -> line.contains("wscat@6 -c \"" + up.url + "?token="));
      ann.ask(frame("join", "general"));
      acked =
          IntStream.range(0, 15)
              .mapToObj(i -> ann.ask(send("general", "m" + i, "said")).path("seq").asText())
              .toList();
      up.process.destroyForcibly().waitFor();
    }
    try (Up up = Up.start(data)) {
      try (RawClient ann = RawClient.connect(up.url, up.token("ann"))) {
        assertThat(replayed(ann, acked.size())).isEqualTo(acked);
      }
      assertThat(up.doctor()).startsWith("Healthy: 1 room with 15 events");

      new ProcessBuilder("kill", "-INT", Long.toString(up.process.pid())).start().waitFor();

      assertThat(up.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(up.process.exitValue()).isEqualTo(130);
    }
  }

  private static List<String> replayed(RawClient client, int count) throws InterruptedException {
    List<String> replayed = new ArrayList<>();
    JsonNode page = client.ask(frame("join", "general").put("after", "0"));
    while (true) {
      page.path("events").forEach(event -> replayed.add(event.path("seq").asText()));
      if (replayed.size() >= count) {
        return replayed;
      }
      // History catches up with what the kill left in the queues.
      Thread.sleep(100);
      page = client.ask(frame("history", "general").put("after", page.path("next").asText()));
    }
  }

  /** A run of {@code ./localstack/up}. */
  private record Up(Process process, List<String> said, URI url, int port)
      implements AutoCloseable {

    static Up start(Path data) throws IOException {
      int port = freePort();
      Process process =
          new ProcessBuilder("./up", "--port", Integer.toString(port), "--data", data.toString())
              .directory(MODULE.toFile())
              .redirectErrorStream(true)
              .start();
      List<String> said = new ArrayList<>();
      BufferedReader output = process.inputReader(UTF_8);
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        said.add(line);
        if (line.contains("wscat")) {
          Thread.ofVirtual().start(() -> output.lines().forEach(said::add));
          URI url = URI.create("ws://127.0.0.1:" + port + "/v1");
          return new Up(process, said, url, port);
        }
      }
      throw new AssertionError("up ended: " + said);
    }

    String token(String name) throws IOException {
      return answer("./token", name);
    }

    String doctor() throws IOException {
      return answer("./roomcast", "doctor");
    }

    private String answer(String... command) throws IOException {
      List<String> arguments = new ArrayList<>(List.of(command));
      arguments.addAll(List.of("--port", Integer.toString(port)));
      Process script = new ProcessBuilder(arguments).directory(MODULE.toFile()).start();
      return new String(script.getInputStream().readAllBytes(), UTF_8).strip();
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }

    /** The issuer takes the port after it. */
    private static int freePort() throws IOException {
      while (true) {
        try (ServerSocket one = new ServerSocket(0);
            ServerSocket other = new ServerSocket(one.getLocalPort() + 1)) {
          return other.getLocalPort() - 1;
        } catch (IOException taken) {
          // Another pair, then.
        }
      }
    }
  }
}
