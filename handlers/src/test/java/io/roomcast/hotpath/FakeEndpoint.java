package io.roomcast.hotpath;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * SNS and @connections as far as the hot path meets them: every request is answered with success.
 */
final class FakeEndpoint implements AutoCloseable {

  private final HttpServer server;
  private final List<Published> published = new ArrayList<>();
  private int count;

  /** One publish: its place and the parameters of the request. */
  record Published(String sequenceNumber, Map<String, String> parameters) {}

  FakeEndpoint() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What was published since the last time. */
  synchronized List<Published> take() {
    List<Published> taken = List.copyOf(published);
    published.clear();
    return taken;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    boolean post = exchange.getRequestURI().getPath().contains("@connections");
    byte[] answer = (post ? "" : publish(body)).getBytes(UTF_8);
    exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private synchronized String publish(String body) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      parameters.put(
          pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
    }
    String number = "1%019d".formatted(++count);
    published.add(new Published(number, parameters));
    return """
    <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult>\
    <MessageId>94f20ce6-13c5-43a0-9a9e-ca52d816e90b</MessageId>\
    <SequenceNumber>%s</SequenceNumber></PublishResult></PublishResponse>"""
        .formatted(number);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
