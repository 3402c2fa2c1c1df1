package io.roomcast.operator;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which stack is meant. */
class Where {

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port that ./localstack/up was given, 3001 unless given.")
  @Nullable Integer port;

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      description = "A deployed stack, with the default credentials of the AWS SDK.")
  @Nullable String stack;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "Its Region, where it is not the default one.")
  @Nullable String region;

  private static final int DEFAULT_PORT = 3001;

  Stack open() {
    String name = stack;
    if (name != null) {
      if (port != null) throw new CannotLook("--port and --stack exclude each other: say one.");
      return new DeployedStack(name, region).open();
    }
    if (region != null) throw new CannotLook("--region goes with --stack: name the stack.");
    int local = port == null ? DEFAULT_PORT : port;
    if (local < 1 || local > 65_534) {
      throw new CannotLook("--port must be from 1 to 65534, not " + local + ".");
    }
    return new LocalRun(local).open();
  }
}
