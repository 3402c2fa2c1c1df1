package io.roomcast.cdk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** What every queue, function, alarm and log group has in common is said in one place. */
@AnalyzeClasses(packages = "io.roomcast", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule queues_are_made_in_one_place = only("FifoQueue", Queue.Builder.class);

  @ArchTest
  static final ArchRule alarms_are_made_in_one_place = only("Alarms", Alarm.Builder.class);

  @ArchTest
  static final ArchRule log_groups_are_made_in_one_place = only("Logs", LogGroup.Builder.class);

  @ArchTest
  static final ArchRule functions_are_made_in_one_place =
      only("HandlerFunction", Function.Builder.class);

  @ArchTest
  static final ArchRule exceptions_to_the_rules_of_cdk_nag_are_made_in_one_place =
      noClasses()
          .that()
          .doNotHaveSimpleName("Nag")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.github.cdklabs..");

  /** The CDK's own grants give a function more calls than it makes. */
  @ArchTest
  static final ArchRule a_grant_names_its_calls =
      noClasses().should().dependOnClassesThat().areAssignableTo(Grant.class);

  @ArchTest
  static final ArchRule settings_and_their_forms_know_nothing_of_the_cdk =
      noClasses()
          .that()
          .haveNameMatching("io\\.roomcast\\.cdk\\.(Settings?|Form|Delivery)(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("software..");

  private static ArchRule only(String maker, Class<?> builder) {
    return noClasses()
        .that()
        .doNotHaveSimpleName(maker)
        .should()
        .callMethod(builder, "create", Construct.class, String.class);
  }
}
