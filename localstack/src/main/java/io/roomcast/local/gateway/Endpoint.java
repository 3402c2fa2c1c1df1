package io.roomcast.local.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Tells by its path what a request is for: a new connection, or one that is open. */
final class Endpoint extends Handler.Abstract.NonBlocking {

  private static final String CONNECTIONS = "@connections";
  private static final int STAGE_AND_ID = 3;

  private final WebSocketApi api;
  private final Limits limits;
  private final Executor threads;
  private final Upgrade upgrade;
  private final ManagementApi management;

  Endpoint(
      WebSocketApi api,
      Limits limits,
      Executor threads,
      Upgrade upgrade,
      ManagementApi management) {
    this.api = api;
    this.limits = limits;
    this.threads = threads;
    this.upgrade = upgrade;
    this.management = management;
  }

  /** Each request has a virtual thread of its own: it may wait long for a function. */
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    threads.execute(
        () -> {
          try {
            answer(request, response, callback);
          } catch (IOException | RuntimeException broken) {
            callback.failed(broken);
          }
        });
    return true;
  }

  private void answer(Request request, Response response, Callback callback) throws IOException {
    String path = Optional.ofNullable(request.getHttpURI().getPath()).orElse("/");
    if (request.getHttpURI().getPathQuery().length() > limits.url()) {
      Answer.error(414, "", "Request-URI Too Long").write(response, callback);
      return;
    }
    String[] segments = path.substring(1).split("/", STAGE_AND_ID);
    Optional<Stage> stage = api.stage(decoded(segments[0]));
    if (stage.isPresent() && segments.length == 1) {
      upgrade.handle(stage.get(), request, response, callback);
    } else if (stage.isPresent()
        && segments.length == STAGE_AND_ID
        && decoded(segments[1]).equals(CONNECTIONS)) {
      manage(stage.get(), decoded(segments[2]), request, response, callback);
    } else {
      Answer.error(403, "ForbiddenException", "Forbidden").write(response, callback);
    }
  }

  private void manage(Stage stage, String id, Request request, Response response, Callback callback)
      throws IOException {
    ManagementApi.Call call =
        new ManagementApi.Call(
            stage,
            request.getMethod().toUpperCase(Locale.ROOT),
            id,
            Optional.ofNullable(request.getHeaders().get(HttpHeader.AUTHORIZATION)));
    try (InputStream body = Content.Source.asInputStream(request)) {
      Answer answer = management.answer(call, body);
      // A client that is still sending its body would miss the answer if the connection ended.
      body.skip(limits.message());
      answer.write(response, callback);
    }
  }

  /** A plus sign is itself in a path. */
  private static String decoded(String segment) {
    return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
