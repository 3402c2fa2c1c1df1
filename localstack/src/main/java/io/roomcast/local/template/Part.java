package io.roomcast.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A resource of the template, read: what the local run makes of it. */
public sealed interface Part {

  /** The logical id. */
  String id();

  /** A DynamoDB table; keys are attribute name to type (S, N, B), the hash key first. */
  record Table(String id, String name, Map<String, String> keys, Optional<String> ttlAttribute)
      implements Part {}

  /** An SNS topic, with the attributes of CreateTopic. */
  record Topic(String id, String name, String arn, Map<String, String> attributes)
      implements Part {}

  /** A policy on topics. */
  record TopicPolicy(String id, List<String> topicArns, JsonNode document) implements Part {}

  /** A subscription of a queue to a topic, with the attributes of Subscribe. */
  record Subscription(
      String id,
      String topicArn,
      String queueArn,
      Optional<String> deadLetterArn,
      Map<String, String> attributes)
      implements Part {}

  /** An SQS queue, with the attributes of CreateQueue. */
  record Queue(
      String id,
      String name,
      String url,
      String arn,
      boolean fifo,
      int visibilitySeconds,
      Optional<String> deadLetterArn,
      Map<String, String> attributes)
      implements Part {}

  /** A policy on queues, named by their URLs. */
  record QueuePolicy(String id, List<String> queueUrls, JsonNode document) implements Part {}

  /** A Lambda function; the timeout is in seconds. */
  record Function(
      String id,
      String name,
      String arn,
      String handler,
      String roleArn,
      int timeoutSeconds,
      int memoryMegabytes,
      Optional<Integer> reservedConcurrency,
      Optional<String> logGroup,
      Map<String, String> variables)
      implements Part {}

  /** A published version of a function. */
  record Version(String id, String functionName, String arn, String number) implements Part {}

  /** An alias of a version. */
  record Alias(String id, String functionName, String arn, String name, String version)
      implements Part {}

  /** Who may call a function. */
  record Permission(
      String id,
      String functionName,
      String action,
      String principal,
      Optional<String> sourceArn,
      Optional<String> sourceAccount)
      implements Part {}

  /** A queue that feeds a function. */
  record EventSourceMapping(
      String id,
      String queueArn,
      String functionName,
      int batchSize,
      boolean reportsItemFailures,
      Optional<Integer> maximumConcurrency,
      boolean enabled)
      implements Part {}

  /** How asynchronous calls of a function are retried; only its target is checked here. */
  record EventInvokeConfig(String id, String functionName, String qualifier) implements Part {}

  /** A WebSocket API. */
  record Api(String id, String apiId, String routeSelectionExpression) implements Part {}

  /** A route of an API; {@code target} is {@code integrations/ID}. */
  record Route(
      String id,
      String routeId,
      String apiId,
      String key,
      Optional<String> target,
      String authorization,
      Optional<String> authorizerId,
      boolean selectsResponse)
      implements Part {}

  /** An integration with a function. */
  record Integration(String id, String integrationId, String apiId, String uri) implements Part {}

  /** That a route answers. */
  record RouteResponse(String id, String apiId, String routeId) implements Part {}

  /** A Lambda authorizer. */
  record Authorizer(
      String id, String authorizerId, String apiId, String uri, List<String> identitySources)
      implements Part {}

  /** A stage of an API; its throttle is not kept. */
  record Stage(
      String id,
      String apiId,
      String name,
      boolean autoDeploy,
      Optional<String> deploymentId,
      Map<String, String> variables)
      implements Part {}

  /** A deployment of an API: it has the routes that it depends on. */
  record Deployment(String id, String deploymentId, String apiId, Set<String> dependsOn)
      implements Part {}

  /** An IAM role with who may take it on and its inline policies. */
  record Role(String id, String name, String arn, JsonNode trust, List<JsonNode> policies)
      implements Part {}

  /** An IAM policy attached to roles. */
  record Policy(String id, List<String> roleNames, JsonNode document) implements Part {}

  /** A log group: where a function's log would go. */
  record LogGroup(String id, String name) implements Part {}

  /** A call of a function at times; its target and its role are checked, its times are not kept. */
  record Schedule(String id, String targetArn, Optional<String> roleArn) implements Part {}

  /** What is known and does nothing here: alarms, the user pool, the account's log role. */
  record Passive(String id, String type) implements Part {}
}
