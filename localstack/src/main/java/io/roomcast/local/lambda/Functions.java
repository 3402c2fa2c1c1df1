package io.roomcast.local.lambda;

import io.roomcast.local.Refused;
import io.roomcast.local.template.Part;
import io.roomcast.local.template.Parts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The functions of a template, by every ARN under which they can be called: their own, their
 * versions' and their aliases'. The ARNs of one version share its instances.
 */
public final class Functions implements AutoCloseable {

  private static final String LATEST = "$LATEST";

  private final Map<String, LocalFunction> byArn = new LinkedHashMap<>();

  /**
   * Refuses, by name, an alias or a version of what is not there.
   *
   * @param environment the complete variables of a function
   * @param concurrency how many invocations of one function may run at once, unless it says less
   */
  public Functions(
      Parts parts,
      Function<Part.Function, Map<String, String>> environment,
      int concurrency,
      InstantSource clock,
      Isolation isolation) {
    RuntimeOutput.asOnLambda();
    parts
        .all(Part.Function.class)
        .forEach(
            function ->
                byArn.put(
                    function.arn(),
                    new LocalFunction(
                        definition(function, LATEST, environment.apply(function), concurrency),
                        clock,
                        isolation)));
    parts
        .all(Part.Version.class)
        .forEach(
            version -> {
              Part.Function function = of(parts, version.functionName(), version.id());
              byArn.put(
                  version.arn(),
                  new LocalFunction(
                      definition(
                          function, version.number(), environment.apply(function), concurrency),
                      clock,
                      isolation));
            });
    parts
        .all(Part.Alias.class)
        .forEach(
            alias -> {
              String version =
                  of(parts, alias.functionName(), alias.id()).arn() + ":" + alias.version();
              LocalFunction target = byArn.get(version);
              if (target == null) {
                throw new Refused(
                    "%s is an alias of %s, which is not in the template."
                        .formatted(alias.id(), version));
              }
              byArn.put(alias.arn(), target);
            });
  }

  /** The function that answers to an ARN; one that is not there is refused, naming who calls it. */
  public LocalFunction get(String arn, String caller) {
    LocalFunction function = byArn.get(arn);
    if (function == null) {
      throw new Refused("%s calls %s, which is not in the template.".formatted(caller, arn));
    }
    return function;
  }

  /** All of them, once for each ARN. */
  public Collection<LocalFunction> all() {
    return byArn.values();
  }

  private static Part.Function of(Parts parts, String name, String who) {
    return parts
        .function(name)
        .orElseThrow(
            () ->
                new Refused(
                    who + " is of the function " + name + ", which is not in the template."));
  }

  private static Definition definition(
      Part.Function function, String version, Map<String, String> environment, int concurrency) {
    return new Definition(
        function.id(),
        function.name(),
        version,
        function.handler(),
        Duration.ofSeconds(function.timeoutSeconds()),
        function.memoryMegabytes(),
        Math.min(concurrency, function.reservedConcurrency().orElse(concurrency)),
        function.logGroup().orElse("/aws/lambda/" + function.name()),
        environment);
  }

  @Override
  public void close() {
    byArn.values().forEach(LocalFunction::close);
  }
}
