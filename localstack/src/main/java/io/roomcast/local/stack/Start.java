package io.roomcast.local.stack;

import com.nimbusds.jose.jwk.ECKey;
import io.roomcast.local.Refused;
import io.roomcast.local.gateway.Gateway;
import io.roomcast.local.gateway.LambdaFunction;
import io.roomcast.local.gateway.Outcome;
import io.roomcast.local.gateway.WebSocketApi;
import io.roomcast.local.grants.Callers;
import io.roomcast.local.grants.Grants;
import io.roomcast.local.lambda.Functions;
import io.roomcast.local.lambda.Invocation;
import io.roomcast.local.lambda.Isolation;
import io.roomcast.local.lambda.LocalFunction;
import io.roomcast.local.mapping.EventSourceMapping;
import io.roomcast.local.mapping.SqsQueue;
import io.roomcast.local.template.Account;
import io.roomcast.local.template.LocalNames;
import io.roomcast.local.template.Part;
import io.roomcast.local.template.Parts;
import io.roomcast.local.tokens.IssuerServer;
import io.roomcast.local.tokens.SigningKey;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Brings a stack up, step by step; what was opened when a step is refused is the caller's. */
final class Start {

  /** How many invocations of one function may run at once. */
  private static final int CONCURRENCY = 32;

  /** The same, where each takes a JVM. */
  private static final int JVMS = 4;

  /** Tells the functions of several runs in one JVM apart. */
  private static final AtomicInteger RUNS = new AtomicInteger();

  private final Options options;
  private final Opened opened;
  private final int run = RUNS.incrementAndGet();

  Start(Options options, Opened opened) {
    this.options = options;
    this.opened = opened;
  }

  LocalStack run() {
    // All that the template alone can get wrong is refused before anything runs.
    Map<String, String> settings = new Settings(options.template).variables(options.settings);
    Parts sketch = Parts.read(options.template, new LocalNames(name -> "queue:" + name));
    Grants sketched = new Grants(sketch);
    Wiring wiring = new Wiring(sketch, sketched);
    wiring.check();
    wiring.checkRoutes(ProtocolActions.names());
    new ApiParts(sketch, wiring, _ -> _ -> new Outcome.TimedOut()).api();

    Optional<DataFolder> data = options.data.map(DataFolder::lock);
    data.ifPresent(opened::add);
    Gateway gateway = opened.add(bind());
    ECKey key = data.map(DataFolder::key).map(SigningKey::keptIn).orElseGet(SigningKey::generate);
    IssuerServer issuer = opened.add(issuer(key));
    Cloud cloud = cloud(data, sketched);
    Clients clients = opened.add(Clients.of(cloud));

    Resources resources = new Resources(clients);
    Map<String, String> queueUrls = new LinkedHashMap<>();
    Parallel.run(
        List.of(
            () -> resources.tables(sketch),
            () -> {
              queueUrls.putAll(resources.queues(sketch));
              resources.topics(sketch);
            }));

    Parts parts =
        Parts.read(
            options.template,
            new LocalNames(name -> queueUrls.getOrDefault(name, "queue:" + name)));
    Grants grants = new Grants(parts);
    Part.Api api = parts.one(Part.Api.class);
    Part.Stage stage = parts.one(Part.Stage.class);
    URI gatewayUrl = URI.create("http://127.0.0.1:" + gateway.port());
    Variables variables = new Variables(settings, cloud, api, gatewayUrl, issuer.issuer());
    Functions functions =
        opened.add(
            new Functions(
                parts,
                function -> variables.of(function, identify(function, api, stage, grants)),
                options.isolation instanceof Isolation.OwnJvm ? JVMS : CONCURRENCY,
                options.clock,
                options.isolation));
    WebSocketApi webSocketApi =
        new ApiParts(parts, new Wiring(parts, grants), arn -> called(functions, arn)).api();
    Map<String, LocalFunction> live = live(parts, functions);
    Parallel.run(live.values().stream().<Runnable>map(function -> function::prepare).toList());

    Map<String, EventSourceMapping> mappings =
        mappings(parts, functions, cloud, clients, queueUrls);
    mappings.values().forEach(mapping -> opened.add(mapping).start());
    gateway.start(webSocketApi, options.limits, Start::mayManageConnections, options.clock);
    opened.add(gateway);
    issuer.publish(StackPage.PATH, new StackPage(parts, cloud, queueUrls, settings).json());
    return new LocalStack(
        opened,
        parts,
        clients,
        queueUrls,
        live,
        mappings,
        issuer.issuer(),
        gateway.webSocketUrl(stage.name()));
  }

  private static boolean mayManageConnections(String accessKeyId, String resource) {
    return Callers.allows(accessKeyId, "execute-api:ManageConnections", resource);
  }

  private Gateway bind() {
    try {
      return Gateway.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), options.port));
    } catch (IOException taken) {
      throw portRefused(options.port, taken);
    }
  }

  private IssuerServer issuer(ECKey key) {
    int port = options.port == 0 ? 0 : options.port + 1;
    try {
      return new IssuerServer(port, key, options.clock);
    } catch (IOException taken) {
      Refused refused = portRefused(port, taken);
      throw new Refused(refused.getMessage() + " Tokens come from the port after it.", taken);
    }
  }

  private static Refused portRefused(int port, IOException reason) {
    boolean taken = reason instanceof BindException || reason.getCause() instanceof BindException;
    return taken
        ? new Refused("The port " + port + " is taken: choose another with --port.", reason)
        : new Refused("The port " + port + " cannot be opened: " + reason.getMessage(), reason);
  }

  private Cloud cloud(Optional<DataFolder> data, Grants grants) {
    return switch (options.endpoints) {
      case Endpoints.InProcess _ -> InProcessCloud.start(data, grants, options.topicClock, opened);
      case Endpoints.Container _ -> Endpoint.container(opened);
      case Endpoints.Running running -> Endpoint.running(running);
    };
  }

  /** Gives a function its access key id, under which its calls are held to its role. */
  private String identify(Part.Function function, Part.Api api, Part.Stage stage, Grants grants) {
    String accessKeyId = function.id() + "Run" + run;
    Callers.put(
        accessKeyId,
        new Callers.Caller(
            function.id(),
            Account.arn("execute-api", api.apiId() + "/" + stage.name()),
            (action, resource) -> grants.roleAllows(function.roleArn(), action, resource),
            options.denied));
    opened.add(() -> Callers.remove(accessKeyId));
    return accessKeyId;
  }

  /** The version that each function's alias has: what everything is to call. */
  private static Map<String, LocalFunction> live(Parts parts, Functions functions) {
    Map<String, LocalFunction> live = new LinkedHashMap<>();
    parts
        .all(Part.Function.class)
        .forEach(function -> live.put(function.id(), functions.get(function.arn(), "the run")));
    parts
        .all(Part.Alias.class)
        .map(alias -> functions.get(alias.arn(), alias.id()))
        .forEach(function -> live.put(function.definition().id(), function));
    return live;
  }

  private static Map<String, EventSourceMapping> mappings(
      Parts parts,
      Functions functions,
      Cloud cloud,
      Clients clients,
      Map<String, String> queueUrls) {
    Map<String, EventSourceMapping> mappings = new LinkedHashMap<>();
    for (Part.EventSourceMapping part : parts.all(Part.EventSourceMapping.class).toList()) {
      if (!part.enabled()) continue;
      LocalFunction function = functions.get(Wiring.calledArn(part), part.id());
      Part.Queue queue = parts.queue(part.queueArn()).orElseThrow();
      mappings.put(
          function.definition().id(),
          new EventSourceMapping(
              new EventSourceMapping.Settings(
                  part.id(),
                  part.queueArn(),
                  part.batchSize(),
                  part.reportsItemFailures(),
                  part.maximumConcurrency().orElse(EventSourceMapping.BATCHES)),
              new SqsQueue(clients.sqs(), queueUrls.getOrDefault(queue.name(), "")),
              event -> function.invoke(event, Wiring.calledArn(part)),
              messages -> cloud.done(part.queueArn(), messages)));
    }
    return mappings;
  }

  /** A function as the gateway calls it. */
  private static LambdaFunction called(Functions functions, String arn) {
    LocalFunction function = functions.get(arn, "the gateway");
    return event ->
        switch (function.invoke(event, arn)) {
          case Invocation.Returned returned -> new Outcome.Returned(returned.json());
          case Invocation.Failed failed -> new Outcome.Failed(failed.errorMessage());
          case Invocation.TimedOut _ -> new Outcome.TimedOut();
        };
  }
}
