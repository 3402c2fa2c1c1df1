package io.roomcast.local.sns;

import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract on LocalStack: {@code localstack/without-docker -- mvn verify} starts one. */
@EnabledIfEnvironmentVariable(named = "ROOMCAST_ENDPOINT", matches = "http.+")
final class GivenEndpointIT implements SnsContract {

  /**
   * Where LocalStack 4.14.0 does not do as AWS does: a duplicate answers with a new sequence number
   * (S07); raw delivery of eleven attributes happens (S16); a duplicate reaches a standard queue
   * (S24); a Lambda function can be subscribed to a FIFO topic (S26); a group may have any length
   * and spaces (S29); an attribute of type Number may be any text.
   */
  @RegisterExtension
  static final DeclaredDifferences DIFFERENCES =
      new DeclaredDifferences(
          Set.of("S07", "S16", "S24", "S26", "S29-length", "S29-space", "number"));

  private final URI endpoint = URI.create(System.getenv("ROOMCAST_ENDPOINT"));
  private final Messaging aws = new Messaging(endpoint, endpoint);

  @Override
  public Messaging aws() {
    return aws;
  }

  @BeforeEach
  void reach() {
    aws.sqs.listQueues();
  }

  @AfterEach
  void end() {
    aws.close();
  }
}
