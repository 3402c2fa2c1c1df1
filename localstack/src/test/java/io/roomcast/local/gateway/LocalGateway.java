package io.roomcast.local.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A gateway under test on a free port, its backend, and a way to its {@code @connections}. */
final class LocalGateway implements AutoCloseable {

  static final String STAGE = "v1";
  static final HttpClient HTTP = HttpClient.newHttpClient();

  private static final String SIGNATURE =
      "AWS4-HMAC-SHA256 Credential=BACKEND/20260131/eu-west-1/execute-api/aws4_request,"
          + " SignedHeaders=host;x-amz-date, Signature=00";

  private final Gateway gateway;

  private LocalGateway(Gateway gateway) {
    this.gateway = gateway;
  }

  /** Collects what the API is made of; each part has a default that lets everything through. */
  static final class Setup {

    private final Map<String, Route> routes = new HashMap<>();
    private Optional<Authorizer> authorizer = Optional.empty();
    private Limits limits = Limits.AWS;
    private CallerCheck callers = CallerCheck.ANY;
    private Map<String, String> variables = Map.of();
    private String selection = "$request.body.action";

    Setup oneWay(String key, LambdaFunction function) {
      routes.put(key, new Route(function, false));
      return this;
    }

    Setup twoWay(String key, LambdaFunction function) {
      routes.put(key, new Route(function, true));
      return this;
    }

    Setup authorizer(LambdaFunction function, String... identitySources) {
      authorizer = Optional.of(new Authorizer(function, List.of(identitySources)));
      return this;
    }

    Setup limits(UnaryOperator<Limits> change) {
      limits = change.apply(limits);
      return this;
    }

    Setup callers(CallerCheck check) {
      callers = check;
      return this;
    }

    Setup variables(Map<String, String> values) {
      variables = values;
      return this;
    }

    Setup selection(String expression) {
      selection = expression;
      return this;
    }

    LocalGateway start() throws IOException {
      Gateway gateway = Gateway.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      gateway.start(
          new WebSocketApi(
              "abcdef1234",
              "eu-west-1",
              "123456789012",
              List.of(new Stage(STAGE, variables), new Stage("v2", Map.of())),
              RouteSelection.parse(selection),
              routes,
              authorizer),
          limits,
          callers,
          InstantSource.system());
      return new LocalGateway(gateway);
    }
  }

  /** An API whose {@code $connect}, {@code $disconnect} and {@code $default} just record. */
  static Setup recording(Backend backend) {
    return new Setup()
        .oneWay("$connect", backend.function("$connect", Backend.OK))
        .oneWay("$disconnect", backend.function("$disconnect", Backend.OK))
        .oneWay("$default", backend.function("$default", Backend.OK));
  }

  int port() {
    return gateway.port();
  }

  URI url() {
    return gateway.webSocketUrl(STAGE);
  }

  Client connect() {
    return Client.connect(url());
  }

  RawSocket raw() throws IOException {
    return RawSocket.connect(port(), "/" + STAGE);
  }

  HttpResponse<String> post(String id, String data) throws IOException, InterruptedException {
    return call("POST", id, BodyPublishers.ofString(data));
  }

  HttpResponse<String> call(String method, String id, BodyPublisher body)
      throws IOException, InterruptedException {
    return call(method, connection(id), body, Optional.of(SIGNATURE));
  }

  URI connection(String id) {
    return URI.create(
        gateway.managementEndpoint(STAGE)
            + "/@connections/"
            + URLEncoder.encode(id, StandardCharsets.UTF_8));
  }

  static HttpResponse<String> call(
      String method, URI uri, BodyPublisher body, Optional<String> signature)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).method(method, body);
    signature.ifPresent(value -> request.header("Authorization", value));
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  static String signature() {
    return SIGNATURE;
  }

  @Override
  public void close() {
    gateway.close();
  }
}
