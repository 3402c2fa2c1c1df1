package io.roomcast.cdk;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * One stage of the flow as a Lambda function with its own role and log group, published with
 * SnapStart behind the alias {@code live}, which is what everything targets: SnapStart works on
 * published versions only (https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html). Stage
 * {@code Ingest} is the class {@code io.roomcast.ingest.IngestHandler}.
 */
final class HandlerFunction extends Construct {

  /** API Gateway waits 29 s for an integration; a function that works longer works for nobody. */
  static final Duration SOCKET_TIMEOUT = Duration.seconds(29);

  /** A batch's posts, their retries and its hold fit well; what does not is made visible again. */
  static final Duration CONSUMER_TIMEOUT = Duration.seconds(30);

  /**
   * In MB. CPU comes with memory; Java with TLS to several services starves below 1,024, and the
   * functions wait for the network most of the time, so that more is not earned back.
   */
  private static final int MEMORY = 1024;

  private final RoomcastStack stack;
  private final String stage;
  private final PolicyDocument calls = new PolicyDocument();
  private final Role role;
  private final Function function;
  private final Alias live;
  private boolean usesKey;

  HandlerFunction(RoomcastStack stack, Construct scope, String id, String stage, Duration timeout) {
    super(scope, id);
    this.stack = stack;
    this.stage = stage;
    String service = service(stage);
    LogGroup logs = Logs.group(stack, this, "LogGroup");
    may(
        PolicyStatement.Builder.create()
            .actions(List.of("logs:CreateLogStream", "logs:PutLogEvents"))
            .resources(List.of(logs.getLogGroupArn()))
            .build());
    role =
        Role.Builder.create(this, "Role")
            .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
            .inlinePolicies(Map.of("Calls", calls))
            .build();
    function =
        Function.Builder.create(this, "Function")
            .description("Roomcast " + service)
            .runtime(Runtime.JAVA_25)
            .architecture(Architecture.ARM_64)
            .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
            .handler("io.roomcast." + service + "." + stage + "Handler")
            .code(stack.code())
            .memorySize(MEMORY)
            .timeout(timeout)
            .role(role)
            .logGroup(logs)
            .build();
    // The reference to the role, which has its policy in itself, says as much.
    ((CfnFunction) function.getNode().findChild("Resource")).addDeletionOverride("DependsOn");
    live =
        Alias.Builder.create(this, "Live")
            .aliasName("live")
            .version(function.getCurrentVersion())
            .build();
    Annotations.of(function)
        .acknowledgeWarning(
            "@aws-cdk/aws-lambda:snapStartRequirePublish",
            "The alias points to a published version");
    stack.keepActive().call(this);
    stack.alarms().onErrors(this, function);
    stack.alarms().onThrottles(this, function);
    sets("POWERTOOLS_SERVICE_NAME", service);
    sets("POWERTOOLS_METRICS_NAMESPACE", Alarms.NAMESPACE);
    sets("POWERTOOLS_LOG_LEVEL", "INFO");
  }

  /** The stage's name as logs, metrics and packages have it. */
  static String service(String stage) {
    return stage.toLowerCase(Locale.ROOT);
  }

  /** The stage's name, as in the class name of its handler. */
  String stage() {
    return stage;
  }

  /** The ARN of the alias, the one thing to target. */
  String target() {
    return live.getFunctionArn();
  }

  /** Is updated after those: they understand by then what this one may publish. */
  HandlerFunction updatesAfter(HandlerFunction... others) {
    for (HandlerFunction other : others) {
      live.getNode().addDependency(other.live);
    }
    return this;
  }

  /** Sets an environment variable. */
  HandlerFunction sets(String variable, String value) {
    function.addEnvironment(variable, value);
    return this;
  }

  /** Hands settings on as the environment variables that they name. */
  HandlerFunction takes(Setting... settings) {
    for (Setting setting : settings) {
      sets(setting.variable().orElseThrow(), stack.settings().text(setting));
    }
    return this;
  }

  /** Grants calls, and nothing beside them. */
  HandlerFunction may(PolicyStatement statement) {
    calls.addStatements(statement);
    return this;
  }

  /** Grants calls on the table, and tells its name. */
  HandlerFunction mayCall(ChatTable table, String... calls) {
    return sets("TABLE_NAME", table.name()).may(table.allows(calls)).usesKey();
  }

  /** Grants publishing, and tells the topic and the epoch of its sequences. */
  HandlerFunction mayPublish(EventTopic topic) {
    return sets("TOPIC_ARN", topic.arn()).takes(Setting.EPOCH).may(topic.allowsPublish()).usesKey();
  }

  /** Grants posts to connections, and their closing where asked for, and tells the endpoint. */
  HandlerFunction mayReach(SocketEdge edge, String... methods) {
    for (String method : methods) {
      Nag.allow(
          role,
          "AwsSolutions-IAM5",
          "The wildcard stands for the connection id: connections come and go by the second.",
          SocketEdge.finding(method));
    }
    return sets("MANAGEMENT_ENDPOINT", edge.managementEndpoint()).may(edge.allows(methods));
  }

  /** Tells the operator when the function answers frames that it could not do what they ask. */
  HandlerFunction alarmsOnUnavailable() {
    stack.alarms().onUnavailable(this);
    return this;
  }

  /** Grants the use of the customer's key, where there is one, once. */
  HandlerFunction usesKey() {
    if (!usesKey) {
      usesKey = true;
      stack.key().map(CustomerKey::allowsUse).ifPresent(this::may);
    }
    return this;
  }
}
