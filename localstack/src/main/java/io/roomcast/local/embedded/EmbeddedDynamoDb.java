package io.roomcast.local.embedded;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.jspecify.annotations.Nullable;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local, with one database for every access key and region, and no telemetry. Its own
 * server listens on every interface; this one only on the loopback.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DynamoDBLocal.html">DynamoDB
 *     Local</a>
 */
public final class EmbeddedDynamoDb implements AutoCloseable {

  private final Server server;
  private final LocalDynamoDBServerHandler requests;
  private final URI endpoint;

  private EmbeddedDynamoDb(Server server, LocalDynamoDBServerHandler requests, int port) {
    this.server = server;
    this.requests = requests;
    this.endpoint = URI.create("http://127.0.0.1:" + port);
  }

  /** Starts it in memory on a port of the loopback interface, 0 for any free one. */
  public static EmbeddedDynamoDb inMemory(int port) {
    return start(port, null);
  }

  /**
   * Starts it on the tables of a folder, which is made where it is missing. What a request has
   * written outlives the process, also when it is killed.
   */
  public static EmbeddedDynamoDb inFolder(int port, Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException notMade) {
      throw new IllegalStateException("DynamoDB Local cannot use the folder " + folder, notMade);
    }
    return start(port, folder);
  }

  /** Where DynamoDB clients send their requests. */
  public URI endpoint() {
    return endpoint;
  }

  /** Ends it; tables in memory are gone. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception notStopped) {
      throw new IllegalStateException("DynamoDB Local does not stop", notStopped);
    } finally {
      requests.close();
    }
  }

  private static EmbeddedDynamoDb start(int port, @Nullable Path folder) {
    // It logs each refused condition, a normal answer, with a stack trace.
    Configurator.setLevel("software.amazon.dynamodb", Level.ERROR);
    try {
      var requests =
          new LocalDynamoDBServerHandler(
              new LocalDynamoDBRequestHandler(
                  0, folder == null, folder == null ? null : folder.toString(), true, false),
              null);
      var server = new Server();
      var connector = new ServerConnector(server);
      connector.setHost("127.0.0.1");
      connector.setPort(port);
      server.addConnector(connector);
      server.setHandler(new ContextHandler(requests, "/"));
      server.start();
      return new EmbeddedDynamoDb(server, requests, connector.getLocalPort());
    } catch (Exception notStarted) {
      throw new IllegalStateException("DynamoDB Local does not start", notStarted);
    }
  }
}
