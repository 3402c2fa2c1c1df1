package io.roomcast.local.gateway;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request for a connection, from its checks to the 101.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455#section-4.2">RFC 6455, 4.2</a>
 */
record Upgrade(
    WebSocketApi api,
    String domainName,
    Limits limits,
    InstantSource clock,
    Executor threads,
    Handshake handshake,
    Connections connections,
    Messages messages,
    ServerWebSocketContainer container) {

  private static final int KEY_BYTES = 16;
  private static final String VERSION = "13";

  /** Answers the request; the thread may wait for functions. */
  void handle(Stage stage, Request request, Response response, Callback callback) {
    Optional<Answer> refusal = malformed(request, response);
    if (refusal.isPresent()) {
      refusal.get().write(response, callback);
      return;
    }
    UpgradeRequest upgrade = read(request);
    Origin origin =
        new Origin(
            api,
            stage,
            domainName,
            Ids.next(),
            clock.instant(),
            upgrade.sourceIp(),
            upgrade.header("User-Agent"),
            Optional.empty());
    switch (handshake.decide(origin, upgrade)) {
      case Handshake.Decision.Accepted(Origin known, Optional<String> subprotocol) -> {
        subprotocol.ifPresent(
            chosen -> response.getHeaders().put(HttpHeader.SEC_WEBSOCKET_SUBPROTOCOL, chosen));
        open(connections.open(known), request, response, callback);
      }
      case Handshake.Decision.Refused(Answer answer) -> answer.write(response, callback);
    }
  }

  private Optional<Answer> malformed(Request request, Response response) {
    HttpFields headers = request.getHeaders();
    if (!headers.contains(HttpHeader.UPGRADE, "websocket")
        || !headers.contains(HttpHeader.CONNECTION, "upgrade")) {
      response.getHeaders().put(HttpHeader.UPGRADE, "websocket");
      return Optional.of(Answer.error(426, "", "Upgrade Required"));
    }
    if (!VERSION.equals(headers.get(HttpHeader.SEC_WEBSOCKET_VERSION))) {
      response.getHeaders().put(HttpHeader.SEC_WEBSOCKET_VERSION, VERSION);
      return Optional.of(Answer.error(426, "", "Upgrade Required"));
    }
    return isKey(headers.get(HttpHeader.SEC_WEBSOCKET_KEY))
        ? Optional.empty()
        : Optional.of(Answer.error(400, "BadRequestException", "Bad Request"));
  }

  private static boolean isKey(@Nullable String key) {
    try {
      return key != null && Base64.getDecoder().decode(key).length == KEY_BYTES;
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  private UpgradeRequest read(Request request) {
    Map<String, List<String>> headers = UpgradeRequest.headerMap();
    for (HttpField field : request.getHeaders()) {
      headers
          .computeIfAbsent(field.getName(), _ -> new ArrayList<>())
          .add(Optional.ofNullable(field.getValue()).orElse(""));
    }
    String sourceIp = Request.getRemoteAddr(request);
    headers.merge(
        "X-Forwarded-For",
        List.of(sourceIp),
        (sent, own) -> List.of(String.join(", ", sent) + ", " + sourceIp));
    headers.put("X-Forwarded-Port", List.of(String.valueOf(Request.getLocalPort(request))));
    headers.put("X-Forwarded-Proto", List.of("http"));
    headers.putIfAbsent("X-Amzn-Trace-Id", List.of(Ids.trace(clock.instant().getEpochSecond())));
    return new UpgradeRequest(
        headers,
        UpgradeRequest.parseQuery(Optional.ofNullable(request.getHttpURI().getQuery())),
        sourceIp);
  }

  /**
   * Opens the WebSocket on a thread of the server. The first one initializes Jetty's classes, which
   * wait for locks meanwhile: virtual threads that do so, or wait for it, keep their carriers, and
   * the first few clients at once would stop all others of this JVM for ever.
   */
  private void open(Connection connection, Request request, Response response, Callback callback) {
    request
        .getComponents()
        .getExecutor()
        .execute(() -> openHere(connection, request, response, callback));
  }

  private void openHere(
      Connection connection, Request request, Response response, Callback callback) {
    Callback upgraded =
        Callback.from(
            callback::succeeded,
            failure -> {
              callback.failed(failure);
              connections.ended(connection, Disconnect.of(Disconnect.ABNORMAL));
            });
    try {
      container.upgrade(
          (_, _, _) -> new Socket(connection, connections, messages, threads, clock),
          new Plain(request),
          response,
          upgraded);
    } catch (RuntimeException broken) {
      upgraded.failed(broken);
    }
  }

  /**
   * The request without the client's extensions, as none is negotiated, and without its
   * subprotocols, as the backend chooses one, or none, whatever was offered.
   */
  private static final class Plain extends Request.Wrapper {

    private final HttpFields headers;

    Plain(Request request) {
      super(request);
      this.headers =
          HttpFields.build(request.getHeaders())
              .remove(HttpHeader.SEC_WEBSOCKET_EXTENSIONS)
              .remove(HttpHeader.SEC_WEBSOCKET_SUBPROTOCOL)
              .asImmutable();
    }

    @Override
    public HttpFields getHeaders() {
      return headers;
    }
  }
}
