package io.roomcast.local.gateway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/**
 * API Gateway for one WebSocket API: clients connect at {@code ws://host:port/stage}, backends
 * reach them at {@code http://host:port/stage/@connections/id}. The port is taken first and served
 * later, because functions are told the management endpoint when they are made.
 */
public final class Gateway implements AutoCloseable {

  /** How long closing waits for close frames and for {@code $disconnect}. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  /** HTTP's own idle timeout must not end an upgrade that waits for two functions. */
  private static final Duration HTTP_SLACK = Duration.ofSeconds(30);

  private static final int HEADER_BYTES = 16 * 1024;
  private static final int THREADS = 12;

  private final Server server;
  private final ServerConnector connector;
  private Optional<Connections> connections = Optional.empty();

  private Gateway(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /**
   * Takes the port, 0 for a free one. Requests wait until {@link #start}.
   *
   * @throws IOException if the port is taken
   */
  public static Gateway bind(InetSocketAddress address) throws IOException {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS);
    threads.setName("gateway");
    threads.setDaemon(true);
    Server server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setHttpCompliance(
        HttpCompliance.RFC9110.with(
            "headers as sent", HttpCompliance.Violation.CASE_SENSITIVE_FIELD_NAME));
    http.setUriCompliance(UriCompliance.UNSAFE);
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(address.getHostString());
    connector.setPort(address.getPort());
    server.addConnector(connector);
    connector.open();
    return new Gateway(server, connector);
  }

  /** The port that is taken. */
  public int port() {
    return connector.getLocalPort();
  }

  /** Where clients of the stage connect. */
  public URI webSocketUrl(String stage) {
    return URI.create("ws://" + domainName() + "/" + stage);
  }

  /** What an SDK client of the stage's {@code @connections} takes as its endpoint. */
  public URI managementEndpoint(String stage) {
    return URI.create("http://" + domainName() + "/" + stage);
  }

  private String domainName() {
    return connector.getHost() + ":" + port();
  }

  /** Serves the API from here on. */
  public void start(WebSocketApi api, Limits limits, CallerCheck callers, InstantSource clock) {
    connector.setIdleTimeout(limits.integration().multipliedBy(2).plus(HTTP_SLACK).toMillis());
    Executor threads = Thread::startVirtualThread;
    Invoker invoker = new Invoker(threads, limits.integration());
    Connections open = new Connections(limits, clock, invoker);
    connections = Optional.of(open);
    Upgrade upgrade =
        new Upgrade(
            api,
            domainName(),
            limits,
            clock,
            threads,
            new Handshake(invoker, limits, clock),
            open,
            new Messages(invoker, limits),
            container(limits));
    server.setHandler(
        new Endpoint(api, limits, threads, upgrade, new ManagementApi(api, open, limits, callers)));
    try {
      server.start();
    } catch (Exception broken) {
      throw new IllegalStateException("the gateway cannot start", broken);
    }
  }

  private ServerWebSocketContainer container(Limits limits) {
    ServerWebSocketContainer container = ServerWebSocketContainer.ensure(server);
    container.setIdleTimeout(Duration.ZERO); // a ping would count; Connections knows better
    container.setAutoFragment(false); // would also let in frames that are too large
    container.setMaxFrameSize(limits.frame());
    container.setMaxTextMessageSize(limits.message());
    return container;
  }

  /**
   * Closes every connection with 1001 and runs {@code $disconnect} for it as far as that takes less
   * than half a second.
   */
  @Override
  public void close() {
    try {
      if (connections.isPresent()) {
        connections.get().shutdown(PATIENCE);
      }
      server.setStopTimeout(0);
      server.stop();
      connector.close();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (Exception broken) {
      throw new IllegalStateException("the gateway does not stop", broken);
    }
  }
}
