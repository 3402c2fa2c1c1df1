package io.roomcast.local.stack;

import io.roomcast.local.gateway.Limits;
import io.roomcast.local.lambda.Isolation;
import io.roomcast.local.template.Template;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** How a run is to be; what is not said is as {@code ./localstack/up} has it. */
public final class Options {

  /** The default port of the WebSocket; the issuer has the next one. */
  public static final int PORT = 3001;

  Template template = Template.approved();
  int port = PORT;
  Optional<Path> data = Optional.empty();
  Endpoints endpoints = new Endpoints.InProcess();
  Limits limits = Limits.AWS;
  InstantSource clock = InstantSource.system();
  InstantSource topicClock = InstantSource.system();
  Isolation isolation = new Isolation.SharedJvm();
  Consumer<String> denied = _ -> {};
  final Map<String, String> settings = new LinkedHashMap<>();

  Options() {}

  /** Another template than the approved one. */
  public Options template(Template other) {
    template = other;
    return this;
  }

  /** The port of the WebSocket, with the issuer on the next one; 0 takes two free ones. */
  public Options port(int other) {
    port = other;
    return this;
  }

  /** A folder that keeps the data; otherwise they stay in memory. */
  public Options data(Path folder) {
    data = Optional.of(folder);
    return this;
  }

  /**
   * How far functions are apart. In JVMs of their own they have their own clock, and their calls of
   * table, topic and queues are not held to their roles.
   */
  public Options isolation(Isolation other) {
    isolation = other;
    return this;
  }

  /** A setting of the stack for this run; it is checked when the run starts. */
  public Options set(String name, String value) {
    settings.put(name, value);
    return this;
  }

  /** Where table, topic and queues live. */
  public Options endpoints(Endpoints other) {
    endpoints = other;
    return this;
  }

  /** Other limits of the gateway than those of AWS. */
  public Options limits(Limits other) {
    limits = other;
    return this;
  }

  /** The clock of the gateway, of the issuer and of the functions' deadlines. */
  public Options clock(InstantSource other) {
    clock = other;
    return this;
  }

  /** The clock of the topic: its sequence numbers, and the five minutes of its deduplication. */
  public Options topicClock(InstantSource other) {
    topicClock = other;
    return this;
  }

  /** Told, in one sentence, of each call of a function that its role does not allow. */
  public Options denied(Consumer<String> listener) {
    denied = listener;
    return this;
  }

  /** Brings the stack up; see {@link LocalStack}. */
  public LocalStack start() {
    return LocalStack.start(this);
  }
}
