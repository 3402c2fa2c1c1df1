package io.roomcast.local.grants;

import io.roomcast.local.template.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * What a call of the SDK needs to be allowed: IAM actions on resources. A transaction needs what
 * its items need: <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html">IAM
 * with transactions</a>.
 */
record Needs(String action, String resource) {

  /** {@code api} is the ARN of the API and stage that the caller's endpoint stands for. */
  static List<Needs> of(String service, String operation, SdkRequest request, String api) {
    return switch (service) {
      case "DynamoDb" -> table(operation, request);
      case "Sns" -> List.of(new Needs("sns:" + one(operation), field(request, "TopicArn")));
      case "Sqs" -> List.of(new Needs("sqs:" + one(operation), queue(field(request, "QueueUrl"))));
      case "ApiGatewayManagementApi" ->
          List.of(
              new Needs(
                  "execute-api:ManageConnections",
                  "%s/%s/@connections/%s"
                      .formatted(api, method(operation), field(request, "ConnectionId"))));
      default -> List.of(new Needs(service + ":" + operation, "*"));
    };
  }

  private static List<Needs> table(String operation, SdkRequest request) {
    return switch (request) {
      case TransactWriteItemsRequest transaction ->
          transaction.transactItems().stream().flatMap(Needs::write).distinct().toList();
      case TransactGetItemsRequest transaction ->
          transaction.transactItems().stream()
              .map(item -> on("GetItem", item.get().tableName()))
              .distinct()
              .toList();
      case BatchGetItemRequest batch -> each(operation, batch.requestItems());
      case BatchWriteItemRequest batch -> each(operation, batch.requestItems());
      default -> List.of(on(operation, field(request, "TableName")));
    };
  }

  private static List<Needs> each(String operation, Map<String, ?> tables) {
    return tables.keySet().stream().map(table -> on(operation, table)).toList();
  }

  private static Stream<Needs> write(TransactWriteItem item) {
    List<Needs> needs = new ArrayList<>();
    if (item.put() != null) needs.add(on("PutItem", item.put().tableName()));
    if (item.update() != null) needs.add(on("UpdateItem", item.update().tableName()));
    if (item.delete() != null) needs.add(on("DeleteItem", item.delete().tableName()));
    if (item.conditionCheck() != null) {
      needs.add(on("ConditionCheckItem", item.conditionCheck().tableName()));
    }
    return needs.stream();
  }

  private static Needs on(String action, String table) {
    return new Needs("dynamodb:" + action, Account.arn("dynamodb", "table/" + table));
  }

  private static String queue(String url) {
    return Account.arn("sqs", url.substring(url.lastIndexOf('/') + 1));
  }

  /** A batch needs what one call of its kind needs. */
  private static String one(String operation) {
    return operation.endsWith("Batch")
        ? operation.substring(0, operation.length() - "Batch".length())
        : operation;
  }

  private static String method(String operation) {
    return switch (operation) {
      case "PostToConnection" -> "POST";
      case "DeleteConnection" -> "DELETE";
      default -> "GET";
    };
  }

  /** The field's value, or {@code *} where the call is about no resource in particular. */
  private static String field(SdkRequest request, String name) {
    return request.getValueForField(name, String.class).orElse("*");
  }
}
