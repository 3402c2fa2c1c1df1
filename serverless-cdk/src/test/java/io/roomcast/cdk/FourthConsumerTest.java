package io.roomcast.cdk;

import static io.roomcast.cdk.Delivery.DURABLE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** An audit log: one line in the stack, and every intent holds for it too. */
final class FourthConsumerTest extends Intents {

  private static final Synthesized WITH_AUDIT =
      Synthesized.of(
          Settings.defaults(),
          stack -> new Consumer(stack, "Audit", DURABLE).mayCall(stack.table(), "PutItem"));

  @Override
  Synthesized stack() {
    return WITH_AUDIT;
  }

  @Test
  void it_has_a_queue_a_subscription_and_a_function_of_its_own() {
    assertThat(template().all("SQS::Queue"))
        .containsKeys("AuditQueue", "AuditDeadLetterQueue", "AuditUndeliveredQueue");
    assertThat(template().all("SNS::Subscription")).hasSize(4).containsKey("AuditSubscription");
    assertThat(template().properties("Audit").path("Handler").asText())
        .isEqualTo("io.roomcast.audit.AuditHandler");
  }

  @Test
  void it_changes_nothing_of_what_is_there() {
    assertThat(Difference.between(Synthesized.roomcast().template().json(), template().json()))
        .filteredOn(line -> !line.startsWith("/Resources/KeepActiveRole/"))
        .allSatisfy(line -> assertThat(line).contains("Audit").contains(": nothing -> "));
  }
}
