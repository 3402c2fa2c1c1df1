package io.roomcast.aws;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** AWS takes the call and says nothing more. */
@Timeout(25)
class ClientsTest {

  private final ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Clients clients = new Clients(new Environment(environment()));

  ClientsTest() throws IOException {}

  @AfterEach
  void close() throws IOException {
    silent.close();
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("AWS_REGION", "eu-central-1");
    environment.put("AWS_ACCESS_KEY_ID", "local");
    environment.put("AWS_SECRET_ACCESS_KEY", "local");
    String url = "http://127.0.0.1:" + silent.getLocalPort();
    environment.put("MANAGEMENT_ENDPOINT", url);
    environment.put("AWS_ENDPOINT_URL_SNS", url);
    return environment;
  }

  @Test
  void a_post_that_is_not_answered_is_given_up_after_one_attempt() {
    assertThatThrownBy(
            () ->
                clients
                    .management()
                    .postToConnection(
                        request ->
                            request.connectionId("one").data(SdkBytes.fromUtf8String("frame"))))
        .isInstanceOf(SdkClientException.class)
        .isNotInstanceOf(ApiCallTimeoutException.class)
        .hasMessageContaining("Read timed out");
  }

  @Test
  void a_call_that_is_not_answered_is_given_up_with_its_retries() {
    assertThatThrownBy(
            () ->
                clients.sns().publish(request -> request.topicArn("arn").message("not answered")))
        .isInstanceOf(ApiCallTimeoutException.class);
  }
}
