package io.roomcast.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where the runtime of one instance asks for events and answers them, one after the other. See <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">the runtime API</a>.
 */
final class RuntimeApi implements AutoCloseable {

  private static final String ROOT = "/2018-06-01/runtime/";
  private static final long PATIENCE_MILLIS = 50;
  private static final JsonMapper JSON = new JsonMapper();

  private record Work(String event, LambdaContext context, CompletableFuture<Invocation> outcome) {}

  private final HttpServer server;
  private final SynchronousQueue<Work> events = new SynchronousQueue<>();
  private final CompletableFuture<Invocation> initialized = new CompletableFuture<>();
  private volatile @Nullable Work running;
  private volatile Invocation.@Nullable Failed gone;

  RuntimeApi() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(ROOT, this::handle);
    server.start();
  }

  /** For {@code AWS_LAMBDA_RUNTIME_API}. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Completes when the runtime is ready for its first event, or with why it never will be. */
  CompletableFuture<Invocation> initialized() {
    return initialized;
  }

  /**
   * Hands an event over, one at a time, to a runtime that asks for it within so many nanoseconds;
   * that of one that does not never completes.
   */
  CompletableFuture<Invocation> hand(String event, LambdaContext context, long nanos)
      throws InterruptedException {
    Work work = new Work(event, context, new CompletableFuture<>());
    running = work;
    long begun = System.nanoTime();
    Invocation.Failed reason = gone;
    while (reason == null
        && !events.offer(work, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
        && System.nanoTime() - begun < nanos) {
      reason = gone;
    }
    if (reason != null) work.outcome().complete(reason);
    return work.outcome();
  }

  /** Ends what is under way: the runtime is gone. */
  void exited(Invocation.Failed reason) {
    gone = reason;
    initialized.complete(reason);
    finished(reason);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath().substring(ROOT.length());
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      if (path.equals("invocation/next")) {
        next(exchange);
      } else if (path.equals("init/error")) {
        initialized.complete(failed(body));
        accepted(exchange);
      } else if (path.endsWith("/response")) {
        finished(new Invocation.Returned(body));
        accepted(exchange);
      } else if (path.endsWith("/error")) {
        finished(failed(body));
        accepted(exchange);
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private void next(HttpExchange exchange) throws IOException {
    initialized.complete(new Invocation.Returned("null"));
    Work work = awaitEvent();
    if (work == null) return;
    LambdaContext context = work.context();
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", context.requestId());
    exchange.getResponseHeaders().set("Lambda-Runtime-Invoked-Function-Arn", context.invokedArn());
    exchange
        .getResponseHeaders()
        .set("Lambda-Runtime-Deadline-Ms", Long.toString(context.deadline().toEpochMilli()));
    byte[] event = work.event().getBytes(UTF_8);
    exchange.sendResponseHeaders(200, event.length);
    exchange.getResponseBody().write(event);
  }

  /** None once the runtime that asked is gone. */
  private @Nullable Work awaitEvent() {
    try {
      Work work = null;
      while (work == null && gone == null) {
        work = events.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      }
      return work;
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private void finished(Invocation outcome) {
    Work work = running;
    if (work != null) work.outcome().complete(outcome);
  }

  private static void accepted(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(202, -1);
  }

  private static Invocation.Failed failed(String body) {
    try {
      JsonNode error = JSON.readTree(body);
      return new Invocation.Failed(
          error.path("errorType").asText("Unknown"), error.path("errorMessage").asText());
    } catch (JsonProcessingException notJson) {
      return new Invocation.Failed("Unknown", body);
    }
  }

  @Override
  public void close() {
    exited(new Invocation.Failed("Runtime.ExitError", "the instance was closed"));
    server.stop(0);
  }
}
