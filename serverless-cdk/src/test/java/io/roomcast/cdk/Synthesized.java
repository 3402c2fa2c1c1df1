package io.roomcast.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;

/**
 * A stack, synthesized over a stand-in for the functions' code and examined by cdk-nag.
 *
 * @param template the template, masked
 * @param findings the lines of cdk-nag's report, its heading first
 */
record Synthesized(StackTemplate template, List<String> findings) {

  /** The stack of the default settings, synthesized once for all tests. */
  static Synthesized roomcast() {
    return Once.ROOMCAST;
  }

  /** The stack of some settings, with something added to it. */
  static Synthesized of(Settings settings, Consumer<RoomcastStack> more) {
    Node.require("node");
    try {
      Path target = Path.of("target");
      Path code = Files.createDirectories(target.resolve("stand-in"));
      Files.writeString(code.resolve("code"), "any");
      String folder = Files.createTempDirectory(target, "cdk.out").toString();
      App app = new App(AppProps.builder().outdir(folder).analyticsReporting(false).build());
      RoomcastStack stack = new RoomcastStack(app, "Roomcast", settings, code);
      more.accept(stack);
      Aspects.of(stack).add(new AwsSolutionsChecks());
      return read(Path.of(app.synth().getDirectory()));
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private static Synthesized read(Path assembly) throws IOException {
    JsonNode template =
        new JsonMapper().readTree(assembly.resolve("Roomcast.template.json").toFile());
    return new Synthesized(
        new StackTemplate(Masked.template(template)),
        Files.readAllLines(assembly.resolve("AwsSolutions-Roomcast-NagReport.csv")));
  }

  /** Made when it is first asked for. */
  private static final class Once {
    static final Synthesized ROOMCAST = of(Settings.defaults(), stack -> {});
  }
}
