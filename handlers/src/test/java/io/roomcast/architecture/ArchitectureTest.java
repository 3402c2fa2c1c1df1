package io.roomcast.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {

  private static final List<String> STAGES =
      List.of(
          "authorizer", "connections", "ingest", "timeline", "broadcast", "history", "counters");

  /** What an adapter talks to is the first part of its name. */
  private static final String ADAPTER = "(DynamoDb|Sns|Sqs|ApiGateway|Pace).*";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.roomcast");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "authorizer",
        "connections",
        "ingest",
        "timeline",
        "broadcast",
        "history",
        "counters"
      })
  void a_stage_imports_no_stage(String stage) {
    String[] others =
        STAGES.stream()
            .filter(other -> !other.equals(stage))
            .map(other -> "io.roomcast." + other + "..")
            .toArray(String[]::new);

    check(
        noClasses()
            .that()
            .resideInAPackage("io.roomcast." + stage + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(others));
  }

  @Test
  void what_stages_share_imports_no_stage() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(
                "io.roomcast.aws..",
                "io.roomcast.table..",
                "io.roomcast.publishing..",
                "io.roomcast.sockets..",
                "io.roomcast.sqs..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                STAGES.stream().map(s -> "io.roomcast." + s + "..").toArray(String[]::new)));
  }

  @Test
  void packages_do_not_depend_on_each_other_in_a_circle() {
    check(SlicesRuleDefinition.slices().matching("io.roomcast.(*)..").should().beFreeOfCycles());
  }

  @Test
  void only_adapters_and_the_clients_import_the_aws_sdk() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.roomcast.aws..")
            .and()
            .haveNameNotMatching(".*\\." + ADAPTER)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk.."));
  }

  @Test
  void only_the_contract_knows_the_schema_validator() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.roomcast.events..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.networknt.."));
  }

  @Test
  void every_stage_is_looked_at() {
    assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
        .containsAll(STAGES.stream().map(stage -> "io.roomcast." + stage).toList());
  }

  private static void check(ArchRule rule) {
    rule.check(CLASSES);
  }
}
