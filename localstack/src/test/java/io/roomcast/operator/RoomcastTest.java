package io.roomcast.operator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

final class RoomcastTest {

  @Test
  void what_is_missing_to_ask_aws_is_said_in_a_sentence() {
    assertThat(said("Unable to load region from any of the providers in the chain ..."))
        .isEqualTo("No Region is set: say --region, or set AWS_REGION.");
    assertThat(said("Unable to load credentials from any of the providers in the chain ..."))
        .startsWith("No AWS credentials were found: set AWS_PROFILE");
    assertThat(said("Connection refused"))
        .startsWith("AWS could not be asked (Connection refused)");
  }

  private static String said(String message) {
    return Roomcast.sentence(SdkClientException.create(message));
  }
}
