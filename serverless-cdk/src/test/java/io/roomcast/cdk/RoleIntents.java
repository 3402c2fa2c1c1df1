package io.roomcast.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A role may do what its function does, and nothing is kept from the function that it does. */
abstract class RoleIntents {

  private static final Set<String> PUBLISH = Set.of("IngestRole", "RoomsRole", "ReportsRole");

  abstract StackTemplate template();

  @Test
  void no_role_has_a_wildcard_but_the_connection_id() {
    roles()
        .forEach(
            (id, role) ->
                StackTemplate.grants(role)
                    .forEach(
                        statement -> {
                          assertThat(StackTemplate.actions(statement))
                              .as("actions of %s", id)
                              .noneMatch(action -> action.contains("*"));
                          StackTemplate.list(statement.path("Resource"))
                              .map(JsonNode::toString)
                              .map(resource -> resource.replace("/@connections/*", ""))
                              .forEach(
                                  resource ->
                                      assertThat(resource)
                                          .as("resource of %s", id)
                                          .doesNotContain("*"));
                        }));
  }

  @Test
  void every_function_has_a_role_of_its_own_with_inline_grants_alone() {
    Set<String> taken = new TreeSet<>();
    template()
        .all("Lambda::Function")
        .forEach(
            (id, function) -> {
              String role = template().reference(function.path("Role"), "IAM::Role");
              assertThat(taken.add(role)).as("%s has %s for itself", id, role).isTrue();
              assertThat(template().properties(role).has("ManagedPolicyArns"))
                  .as("managed policies of %s", id)
                  .isFalse();
            });
    assertThat(template().all("IAM::Policy")).as("grants beside the roles").isEmpty();
  }

  @Test
  void only_ingest_rooms_and_reports_publish_and_to_the_topic_alone() {
    roles()
        .forEach(
            (id, role) ->
                StackTemplate.grants(role)
                    .filter(s -> StackTemplate.actions(s).anyMatch(a -> a.startsWith("sns:")))
                    .forEach(
                        statement -> {
                          assertThat(id).as("who may publish").isIn(PUBLISH);
                          assertThat(statement.at("/Resource/Ref").asText()).isEqualTo("Topic");
                        }));
    PUBLISH.forEach(
        id ->
            assertThat(StackTemplate.grants(template().properties(id)))
                .as("grants of %s", id)
                .anyMatch(s -> StackTemplate.actions(s).anyMatch("sns:Publish"::equals)));
  }

  @Test
  void every_function_may_write_to_its_own_log_group_alone() {
    template()
        .all("Lambda::Function")
        .forEach(
            (id, function) -> {
              String role = template().reference(function.path("Role"), "IAM::Role");
              Set<String> groups =
                  StackTemplate.grants(template().properties(role))
                      .filter(s -> StackTemplate.actions(s).anyMatch("logs:PutLogEvents"::equals))
                      .flatMap(s -> StackTemplate.references(s.path("Resource")).stream())
                      .collect(Collectors.toSet());
              assertThat(groups)
                  .as("log groups of %s", id)
                  .containsExactly(function.at("/LoggingConfig/LogGroup/Ref").asText());
            });
  }

  @Test
  void every_function_may_use_what_its_environment_names() {
    template()
        .all("Lambda::Function")
        .forEach(
            (id, function) -> {
              String role = template().reference(function.path("Role"), "IAM::Role");
              Set<String> granted =
                  StackTemplate.grants(template().properties(role))
                      .flatMap(s -> StackTemplate.references(s.path("Resource")).stream())
                      .collect(Collectors.toSet());
              Set<String> named =
                  StackTemplate.references(function.at("/Environment/Variables")).stream()
                      .filter(each -> !each.startsWith("UserPool"))
                      .collect(Collectors.toSet());
              assertThat(granted).as("what %s may use", id).containsAll(named);
            });
  }

  private Map<String, JsonNode> roles() {
    Map<String, JsonNode> found = template().all("IAM::Role");
    assertThat(found).isNotEmpty();
    return found;
  }
}
