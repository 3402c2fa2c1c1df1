package io.roomcast.local.sns;

import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract on LocalStack, or another endpoint of SNS and SQS that runs already. */
@EnabledIfEnvironmentVariable(named = "ROOMCAST_ENDPOINT", matches = "http.+")
final class GivenEndpointIT extends SnsContract {

  /** Where LocalStack 4.14.0 does not do as AWS does. */
  @RegisterExtension
  static final DeclaredDifferences DIFFERENCES = new DeclaredDifferences(Set.of("S07"));

  private static final URI ENDPOINT = URI.create(System.getenv("ROOMCAST_ENDPOINT"));
  private static final Messaging AWS = new Messaging(ENDPOINT, ENDPOINT);

  @Override
  Messaging aws() {
    return AWS;
  }

  @AfterAll
  static void end() {
    AWS.close();
  }
}
