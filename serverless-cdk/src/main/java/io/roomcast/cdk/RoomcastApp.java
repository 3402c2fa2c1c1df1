package io.roomcast.cdk;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awscdk.App;

/** The CDK app, which {@code cdk.json} names: {@code cdk deploy -c memberRate=10}. */
public final class RoomcastApp {

  private static final Path HANDLERS = Path.of("../handlers/target/lambda");

  private RoomcastApp() {}

  /** Synthesizes the stack into the folder that the CDK's CLI names. */
  public static void main(String... arguments) {
    try {
      Node.require("node");
      if (!Files.isDirectory(HANDLERS)) {
        throw new IllegalStateException(
            "The functions' code is not there yet: run mvn package in the project's folder first.");
      }
      App app = new App();
      new RoomcastStack(app, "Roomcast", Settings.of(context(app)), HANDLERS);
      app.synth();
    } catch (IllegalStateException | IllegalArgumentException refused) {
      System.err.println(refused.getMessage());
      System.exit(1);
    }
  }

  @SuppressWarnings("unchecked") // The CDK types it as Object; it is a JSON object.
  private static Map<String, Object> context(App app) {
    return (Map<String, Object>) app.getNode().getAllContext();
  }
}
