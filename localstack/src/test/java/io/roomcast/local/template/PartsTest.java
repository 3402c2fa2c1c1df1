package io.roomcast.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.local.Refused;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartsTest {

  @Test
  void the_approved_template_is_read_whole() {
    Parts parts = Fixture.parts(Template.approved());
    assertThat(parts.all(Part.Function.class).map(Part.Function::id))
        .containsExactlyInAnyOrder(
            "Authorizer",
            "Connections",
            "Ingest",
            "Timeline",
            "Rooms",
            "Reports",
            "Broadcast",
            "History",
            "Counters",
            "Removal");
    assertThat(parts.one(Part.Table.class).keys())
        .containsExactly(Map.entry("pk", "S"), Map.entry("sk", "S"));
    assertThat(parts.one(Part.Table.class).ttlAttribute()).contains("expiresAt");
    assertThat(parts.all(Part.Route.class)).hasSize(42);
  }

  @Test
  void a_function_has_its_variables_resolved() {
    Part.Function ingest =
        Fixture.parts(Template.approved())
            .all(Part.Function.class)
            .filter(function -> function.id().equals("Ingest"))
            .findFirst()
            .orElseThrow();
    assertThat(ingest.variables())
        .containsEntry("TABLE_NAME", "Roomcast-Table")
        .hasEntrySatisfying(
            "TOPIC_ARN",
            arn ->
                assertThat(arn)
                    .startsWith("arn:aws:sns:us-east-1:000000000000:Roomcast-")
                    .endsWith(".fifo"))
        .hasEntrySatisfying(
            "MANAGEMENT_ENDPOINT",
            url ->
                assertThat(url)
                    .matches("https://[a-z0-9]{10}.execute-api.us-east-1.amazonaws.com/v1"));
  }

  @Test
  void a_resource_type_that_is_not_known_is_refused_by_name() {
    assertThatThrownBy(
            () -> Fixture.parts(Fixture.resources("{'Pipe':{'Type':'AWS::Pipes::Pipe'}}")))
        .isInstanceOf(Refused.class)
        .hasMessage("Pipe is of the type AWS::Pipes::Pipe, which the local run does not know.");
  }

  @Test
  void a_property_that_is_not_known_is_refused_by_name() {
    assertThatThrownBy(
            () ->
                Fixture.parts(
                    Fixture.approvedBut(
                        resources ->
                            properties(resources, "BroadcastQueue").put("FairQueue", true))))
        .hasMessage(
            "BroadcastQueue (AWS::SQS::Queue) has the property FairQueue, which the local run does"
                + " not know.");
  }

  @Test
  void a_nested_property_that_is_not_known_is_refused_with_its_path() {
    assertThatThrownBy(
            () ->
                Fixture.parts(
                    Fixture.approvedBut(
                        resources ->
                            properties(resources, "HistoryEventSourceMapping")
                                .putObject("ScalingConfig")
                                .put("Minimum", 2))))
        .hasMessageContaining("HistoryEventSourceMapping")
        .hasMessageContaining("the property ScalingConfig.Minimum");
  }

  @Test
  void a_value_that_the_local_run_cannot_do_is_refused() {
    assertThatThrownBy(
            () ->
                Fixture.parts(
                    Fixture.approvedBut(
                        resources -> properties(resources, "Ingest").put("Runtime", "java21"))))
        .hasMessageContaining("Ingest (AWS::Lambda::Function) has Runtime java21")
        .hasMessageContaining("java25");
  }

  @Test
  void every_resource_refuses_a_property_of_an_unknown_name() {
    for (String id : (Iterable<String>) ids()::iterator) {
      assertThatThrownBy(
              () ->
                  Fixture.parts(
                      Fixture.approvedBut(
                          resources -> properties(resources, id).put("NeverHeardOf", 1))))
          .as(id)
          .hasMessageStartingWith(id + " (")
          .hasMessageContaining("NeverHeardOf");
    }
  }

  private static java.util.stream.Stream<String> ids() {
    return Template.approved().copy().path("Resources").properties().stream()
        .map(Map.Entry::getKey);
  }

  private static ObjectNode properties(ObjectNode resources, String id) {
    return resources.withObject("/" + id + "/Properties");
  }
}
