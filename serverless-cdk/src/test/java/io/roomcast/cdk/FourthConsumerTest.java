package io.roomcast.cdk;

import static io.roomcast.cdk.Delivery.DURABLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The audit log of docs/architecture.md: one line, and every intent holds for it too. */
final class FourthConsumerTest extends Intents {

  private static final Path PAGE = Path.of("../docs/architecture.md");
  private static final Path SOURCE =
      Path.of("src/test/java/io/roomcast/cdk/FourthConsumerTest.java");

  /** What the line adds to the template: the local stack runs it, with the handler of the page. */
  private static final Path ADDED = Path.of("src/test/resources/audit-consumer.json");

  private static final Synthesized WITH_AUDIT =
      Synthesized.of(Settings.defaults(), FourthConsumerTest::add);

  private static void add(RoomcastStack stack) {
    new Consumer(stack, "Audit", DURABLE);
  }

  @Override
  Synthesized stack() {
    return WITH_AUDIT;
  }

  @Test
  void the_line_on_the_page_is_this_one_in_the_stack() throws IOException {
    String line = Files.readString(PAGE).replaceFirst("(?s).*```java\n(.*?)\n```.*", "$1");

    assertThat(line).as("the line in %s", PAGE).startsWith("new Consumer(this,");
    assertThat(Files.readAllLines(SOURCE)).contains("    " + line.replace("(this,", "(stack,"));
  }

  @Test
  void it_has_a_queue_a_subscription_and_a_function_of_its_own() {
    assertThat(template().all("SQS::Queue"))
        .containsKeys("AuditQueue", "AuditDeadLetterQueue", "AuditUndeliveredQueue");
    assertThat(template().all("SNS::Subscription")).hasSize(5).containsKey("AuditSubscription");
    assertThat(template().properties("Audit").path("Handler").asText())
        .isEqualTo("io.roomcast.audit.AuditHandler");
  }

  @Test
  void it_changes_nothing_of_what_is_there() {
    assertThat(Difference.between(roomcast(), template().json()))
        .filteredOn(line -> !line.startsWith("/Resources/KeepActiveRole/"))
        .allSatisfy(line -> assertThat(line).contains("Audit").contains(": nothing -> "));
  }

  @Test
  void the_approved_template_with_what_it_adds_is_this_stack() throws JsonProcessingException {
    String added = Approved.text(ADDED, Approved.pretty(added()));
    ObjectNode together = roomcast().deepCopy();
    ((ObjectNode) together.path("Resources"))
        .setAll(new JsonMapper().readValue(added, ObjectNode.class));

    assertThat(Difference.between(together, template().json()))
        .as("differences of %s (approved -> made); approve them with: %s", ADDED, Approved.COMMAND)
        .isEmpty();
  }

  /** The resources that are not in the approved template as they are here. */
  private static ObjectNode added() {
    ObjectNode added = JsonNodeFactory.instance.objectNode();
    WITH_AUDIT
        .template()
        .json()
        .path("Resources")
        .properties()
        .forEach(
            resource -> {
              if (!resource.getValue().equals(roomcast().at("/Resources/" + resource.getKey()))) {
                added.set(resource.getKey(), resource.getValue());
              }
            });
    return added;
  }

  private static JsonNode roomcast() {
    return Synthesized.roomcast().template().json();
  }
}
