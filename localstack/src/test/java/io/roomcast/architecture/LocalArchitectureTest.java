package io.roomcast.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.roomcast", importOptions = ImportOption.DoNotIncludeTests.class)
final class LocalArchitectureTest {

  private static final String GATEWAY = "io.roomcast.local.gateway..";
  private static final String SNS = "io.roomcast.local.sns..";
  private static final String LOCAL = "io.roomcast.local..";
  private static final String OPERATOR = "io.roomcast.operator..";
  private static final String TERMINAL = "io.roomcast.terminal..";
  private static final String SDK = "software.amazon.awssdk..";

  @ArchTest
  static final ArchRule the_gateway_knows_nothing_of_the_rest =
      noClasses()
          .that()
          .resideInAPackage(GATEWAY)
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.roomcast..").and(resideOutsideOfPackage(GATEWAY)));

  @ArchTest
  static final ArchRule the_sns_endpoint_knows_nothing_of_the_rest =
      noClasses()
          .that()
          .resideInAPackage(SNS)
          .should()
          .dependOnClassesThat(resideInAPackage("io.roomcast..").and(resideOutsideOfPackage(SNS)));

  @ArchTest
  static final ArchRule the_local_run_knows_no_stage_and_no_wire_format =
      noClasses()
          .that()
          .resideInAPackage(LOCAL)
          .and()
          .resideOutsideOfPackage("io.roomcast.local.stack..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.roomcast..")
                  .and(resideOutsideOfPackage(LOCAL))
                  // What a handler's constructor takes.
                  .and(resideOutsideOfPackage("io.roomcast.aws.."))
                  .and(resideOutsideOfPackage(TERMINAL)));

  @ArchTest
  static final ArchRule the_aws_sdk_stays_with_what_calls_aws =
      noClasses()
          .that()
          .resideInAnyPackage(
              GATEWAY,
              "io.roomcast.local.template..",
              "io.roomcast.local.lambda..",
              "io.roomcast.local.tokens..",
              "io.roomcast.local.embedded..",
              "io.roomcast.local.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(SDK);

  @ArchTest
  static final ArchRule the_operators_commands_know_no_function_and_no_local_run =
      noClasses()
          .that()
          .resideInAPackage(OPERATOR)
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.roomcast..")
                  .and(resideOutsideOfPackage(OPERATOR))
                  .and(resideOutsideOfPackage(TERMINAL))
                  // What the functions share: the table's items, the envelope, the contract.
                  .and(resideOutsideOfPackage("io.roomcast.aws.."))
                  .and(resideOutsideOfPackage("io.roomcast.events.."))
                  .and(resideOutsideOfPackage("io.roomcast.publishing.."))
                  .and(resideOutsideOfPackage("io.roomcast.table..")));

  @ArchTest
  static final ArchRule only_the_schemas_module_validates_by_schema =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.roomcast.events..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.networknt..");

  @ArchTest
  static final ArchRule the_packages_of_the_local_run_have_no_cycle =
      slices().matching("io.roomcast.local.(*)..").should().beFreeOfCycles();
}
