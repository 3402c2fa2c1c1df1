package io.roomcast.local.tokens;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * The issuer over HTTP: its <a
 * href="https://openid.net/specs/openid-connect-discovery-1_0.html">discovery document</a>, its
 * keys, and {@code GET /token?name=NAME&for=PT1H}, which answers a token as text.
 */
public final class IssuerServer implements AutoCloseable {

  private static final int MOST_CHARACTERS = 64;

  private final HttpServer server;
  private final TokenIssuer issuer;

  /** Listens on this machine only; port 0 is a free one. */
  public IssuerServer(int port, ECKey key, InstantSource clock) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
    issuer = new TokenIssuer("http://127.0.0.1:" + port(), key, clock);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> answer(exchange, 404, "text/plain", "No such page.\n"));
    server.createContext(
        "/.well-known/openid-configuration",
        exchange -> answer(exchange, 200, "application/json", configuration()));
    server.createContext(
        "/.well-known/jwks.json",
        exchange ->
            answer(
                exchange, 200, "application/json", new JWKSet(key.toPublicJWK()).toString(true)));
    server.createContext("/token", this::token);
    server.start();
  }

  /** Answers a JSON document at a path of its own, from now on. */
  public void publish(String path, String json) {
    server.createContext(path, exchange -> answer(exchange, 200, "application/json", json));
  }

  /** The port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** What signs. */
  public TokenIssuer issuer() {
    return issuer;
  }

  private String configuration() {
    return new ObjectMapper()
        .valueToTree(
            Map.of(
                "issuer", issuer.issuer(),
                "jwks_uri", issuer.issuer() + "/.well-known/jwks.json",
                "id_token_signing_alg_values_supported", List.of("ES256"),
                "response_types_supported", List.of("id_token"),
                "subject_types_supported", List.of("public")))
        .toString();
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> query = query(exchange);
    String name = query.getOrDefault("name", "");
    if (name.isBlank() || name.codePointCount(0, name.length()) > MOST_CHARACTERS) {
      answer(exchange, 400, "text/plain", "A name has 1 to 64 characters.\n");
      return;
    }
    try {
      Duration life = Duration.parse(query.getOrDefault("for", TokenIssuer.LIFE.toString()));
      answer(exchange, 200, "text/plain", issuer.token(name, life) + "\n");
    } catch (DateTimeParseException | ArithmeticException malformed) {
      answer(exchange, 400, "text/plain", "A duration looks like PT10M, PT8H or P1D.\n");
    }
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new HashMap<>();
    String raw = exchange.getRequestURI().getRawQuery();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2) {
        query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return query;
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
