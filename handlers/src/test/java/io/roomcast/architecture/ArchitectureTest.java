package io.roomcast.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

  /** What several stages share. */
  private static final Set<String> SHARED =
      Set.of("aws", "events", "permissions", "publishing", "sockets", "sqs", "table");

  /** What an adapter talks to is the first part of its name; PaceItems are items of the table. */
  private static final String ADAPTER = "((DynamoDb|Sns|Sqs|ApiGateway).*|PaceItems.*)";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.roomcast");

  /** Every package that is not shared is a stage, also one that comes later. */
  private static final List<String> STAGES =
      CLASSES.stream()
          .map(JavaClass::getPackageName)
          .map(name -> name.replaceFirst("^io\\.roomcast\\.?([^.]*).*", "$1"))
          .filter(name -> !name.isEmpty() && !SHARED.contains(name))
          .distinct()
          .sorted()
          .toList();

  static List<String> stages() {
    return STAGES;
  }

  @ParameterizedTest
  @MethodSource("stages")
  void a_stage_imports_no_stage(String stage) {
    List<String> others = STAGES.stream().filter(other -> !other.equals(stage)).toList();

    check(
        noClasses()
            .that()
            .resideInAPackage("io.roomcast." + stage + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(packages(others)));
  }

  @Test
  void what_stages_share_imports_no_stage() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(packages(SHARED))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(packages(STAGES)));
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

  /**
   * Every instance restored from a snapshot goes on with the generator that is in it, so their
   * jitter would be in step; only SecureRandom is seeded anew.
   *
   * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-uniqueness.html">Handling
   *     uniqueness with SnapStart</a>
   */
  @Test
  void chance_is_not_the_same_in_every_instance_that_is_restored() {
    check(
        noClasses()
            .should()
            .callConstructor(Random.class)
            .orShould()
            .callConstructor(Random.class, long.class)
            .orShould()
            .callConstructor(SplittableRandom.class)
            .orShould()
            .callMethod(ThreadLocalRandom.class, "current")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(RandomGenerator.class, "getDefault"));
  }

  @Test
  void the_functions_are_stages() {
    assertThat(STAGES)
        .contains(
            "authorizer",
            "broadcast",
            "connections",
            "counters",
            "history",
            "ingest",
            "reports",
            "rooms",
            "timeline");
  }

  private static String[] packages(Collection<String> names) {
    return names.stream().map(name -> "io.roomcast." + name + "..").toArray(String[]::new);
  }

  private static void check(ArchRule rule) {
    rule.check(CLASSES);
  }
}
