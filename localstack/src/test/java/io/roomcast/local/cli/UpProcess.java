package io.roomcast.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A run of {@code ./localstack/up} as a process of its own, and the scripts that go with it. */
public record UpProcess(Process process, List<String> said, URI url, int port)
    implements AutoCloseable {

  private static final Path MODULE = Path.of("").toAbsolutePath();

  /** Starts it with the data in a folder, and waits until it says how to chat. */
  public static UpProcess start(Path data, int port, Map<String, String> settings)
      throws IOException {
    isBuilt();
    List<String> command = new ArrayList<>(List.of("./up", "--port", Integer.toString(port)));
    command.addAll(List.of("--data", data.toString()));
    settings.forEach((name, value) -> command.addAll(List.of("--set", name + "=" + value)));
    Process process =
        new ProcessBuilder(command).directory(MODULE.toFile()).redirectErrorStream(true).start();
    List<String> said = new ArrayList<>();
    BufferedReader output = process.inputReader(UTF_8);
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      said.add(line);
      if (line.contains("wscat")) {
        Thread.ofVirtual().start(() -> output.lines().forEach(said::add));
        return new UpProcess(process, said, URI.create("ws://127.0.0.1:" + port + "/v1"), port);
      }
    }
    throw new AssertionError("up ended: " + said);
  }

  /** The build that runs the test is the one that up would run. */
  private static void isBuilt() throws IOException {
    Path stamp = MODULE.resolve("target/up.stamp");
    if (!Files.exists(stamp)) {
      Files.createFile(stamp);
    }
    Files.setLastModifiedTime(
        stamp, Files.getLastModifiedTime(MODULE.resolve("target/class-path")));
  }

  /** A token for a name, of the script. */
  public String token(String name) throws IOException {
    return answer("./token", name);
  }

  /** What the doctor says. */
  String doctor() throws IOException {
    return answer("./roomcast", "doctor");
  }

  private String answer(String... command) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--port", Integer.toString(port)));
    Process script = new ProcessBuilder(arguments).directory(MODULE.toFile()).start();
    return new String(script.getInputStream().readAllBytes(), UTF_8).strip();
  }

  /** Ends it by {@code kill -9}, if it still runs. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
