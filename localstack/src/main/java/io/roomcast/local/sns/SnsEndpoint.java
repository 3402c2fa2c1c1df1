package io.roomcast.local.sns;

import java.net.URI;
import java.time.InstantSource;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * A local Amazon SNS on the loopback interface, for the SDKs and the CLI. Topics and subscriptions
 * are made anew at each start; what the journal knows of them is taken up again then: a topic goes
 * on from its last sequence number, and a subscription gets once more what its queue's consumer has
 * not finished.
 */
public final class SnsEndpoint implements AutoCloseable {

  private final Server server;
  private final Actions actions;
  private final SqsQueues queues;
  private final Journal journal;
  private final URI endpoint;

  private SnsEndpoint(
      Server server, Actions actions, SqsQueues queues, Journal journal, URI endpoint) {
    this.server = server;
    this.actions = actions;
    this.queues = queues;
    this.journal = journal;
    this.endpoint = endpoint;
  }

  /**
   * Where and what it is.
   *
   * @param port 0 for any free one
   * @param sqs the endpoint of the queues
   * @param region of the topics' ARNs
   * @param account of the topics' ARNs, twelve digits
   * @param journal is closed with the endpoint
   * @param clock tells timestamps, sequence numbers and the deduplication interval
   */
  public record Settings(
      int port,
      URI sqs,
      String region,
      String account,
      Journal journal,
      Grants grants,
      InstantSource clock) {

    /** Any free port, nothing remembered, everything granted. */
    public static Settings of(URI sqs, String region, String account) {
      return new Settings(
          0, sqs, region, account, Journal.NONE, Grants.ALL, InstantSource.system());
    }

    /** With a port. */
    public Settings withPort(int other) {
      return new Settings(other, sqs, region, account, journal, grants, clock);
    }

    /** With a journal. */
    public Settings withJournal(Journal other) {
      return new Settings(port, sqs, region, account, other, grants, clock);
    }

    /** With grants. */
    public Settings withGrants(Grants other) {
      return new Settings(port, sqs, region, account, journal, other, clock);
    }

    /** With a clock. */
    public Settings withClock(InstantSource other) {
      return new Settings(port, sqs, region, account, journal, grants, other);
    }
  }

  /** Starts it. */
  public static SnsEndpoint start(Settings settings) {
    var server = new Server();
    var connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.setPort(settings.port());
    server.addConnector(connector);
    try {
      connector.open();
      URI endpoint = URI.create("http://127.0.0.1:" + connector.getLocalPort());
      var queues = new SqsQueues(settings.sqs(), settings.region());
      Actions actions = actions(settings, queues, new Envelope(endpoint));
      server.setHandler(new QueryHandler(actions));
      server.start();
      return new SnsEndpoint(server, actions, queues, settings.journal(), endpoint);
    } catch (Exception notStarted) {
      throw new IllegalStateException("SNS does not start", notStarted);
    }
  }

  /** Where SNS clients send their requests. */
  public URI endpoint() {
    return endpoint;
  }

  /**
   * Tells that the consumer of a queue is finished with a message, so that it is not handed over
   * again at the next start. Call it once the message is deleted from the queue.
   *
   * @param messageId the one in the envelope
   */
  public void done(String queueArn, String messageId) {
    journal.done(queueArn, messageId);
  }

  /** Ends it. What is not yet in the queues stays in the journal. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception notStopped) {
      throw new IllegalStateException("SNS does not stop", notStopped);
    } finally {
      actions.close();
      queues.close();
      journal.close();
    }
  }

  private static Actions actions(Settings settings, SqsQueues queues, Envelope envelope) {
    return new Actions(
        settings.region(),
        settings.account(),
        settings.grants(),
        topic -> new Topic(topic.arn(), topic.attributes(), settings.journal(), settings.clock()),
        subscription ->
            new Lane(subscription, queues, settings.grants(), settings.journal(), envelope));
  }
}
