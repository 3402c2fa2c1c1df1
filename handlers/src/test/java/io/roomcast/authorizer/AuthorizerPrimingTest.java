package io.roomcast.authorizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.aws.Environment;
import io.roomcast.sockets.CapturedLog;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuthorizerPrimingTest {

  @Test
  void priming_verifies_a_token_of_its_own_and_asks_no_issuer() {
    try (CapturedLog log = new CapturedLog()) {
      AuthorizerHandler.prime(new Environment(Map.of("POWERTOOLS_SERVICE_NAME", "authorizer")));

      assertThat(log.lines()).hasSize(1);
      assertThat(log.lines().getFirst()).contains("\"did\":\"allowed\"").doesNotContain("bearer");
    }
  }
}
