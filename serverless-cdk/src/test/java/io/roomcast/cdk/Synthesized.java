package io.roomcast.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** Synthesizes stacks over a stand-in for the functions' code, and keeps the plain one. */
final class Synthesized {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Path CODE = code();

  private Synthesized() {}

  /** The stack of the default settings, synthesized once for all tests. */
  static JsonNode roomcast() {
    return Once.TEMPLATE;
  }

  /** The stack of some settings, with something added to it, as a masked template. */
  static JsonNode of(Settings settings, Consumer<RoomcastStack> more) {
    App app = app();
    RoomcastStack stack = stack(app, settings);
    more.accept(stack);
    try {
      Path folder = Path.of(app.synth().getDirectory());
      JsonNode template = JSON.readTree(folder.resolve("Roomcast.template.json").toFile());
      return Masked.template(template);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static App app() {
    Node.require("node");
    try {
      String folder = Files.createTempDirectory(Path.of("target"), "cdk.out").toString();
      return new App(AppProps.builder().outdir(folder).analyticsReporting(false).build());
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  static RoomcastStack stack(App app, Settings settings) {
    return new RoomcastStack(app, "Roomcast", settings, CODE);
  }

  private static Path code() {
    try {
      Path folder = Files.createDirectories(Path.of("target", "stand-in"));
      Files.writeString(folder.resolve("code"), "any");
      return folder;
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /** Made when it is first asked for. */
  private static final class Once {
    static final JsonNode TEMPLATE = of(Settings.defaults(), stack -> {});
  }
}
