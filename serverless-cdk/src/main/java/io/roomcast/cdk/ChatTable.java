package io.roomcast.cdk;

import java.util.Arrays;
import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/**
 * The one table: on demand, with TTL and point-in-time recovery. It stays when the stack goes, and
 * its name is generated, so that a stack that is made again gets a new table with its new topic.
 */
final class ChatTable extends Construct {

  private final Table table;

  ChatTable(RoomcastStack stack, String id) {
    super(stack, id);
    Table.Builder builder =
        Table.Builder.create(this, "Resource")
            .partitionKey(key("pk"))
            .sortKey(key("sk"))
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .timeToLiveAttribute("expiresAt")
            .pointInTimeRecoverySpecification(
                PointInTimeRecoverySpecification.builder().pointInTimeRecoveryEnabled(true).build())
            .deletionProtection(true)
            .removalPolicy(RemovalPolicy.RETAIN);
    stack.key().ifPresent(key -> key.encrypt(builder));
    table = builder.build();
  }

  private static Attribute key(String name) {
    return Attribute.builder().name(name).type(AttributeType.STRING).build();
  }

  /** The name, for the environment of a function. */
  String name() {
    return table.getTableName();
  }

  /**
   * Lets a function make these calls on the table, and no other. A transaction is allowed by what
   * it is made of:
   * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
   */
  PolicyStatement allows(String... calls) {
    List<String> actions = Arrays.stream(calls).map(call -> "dynamodb:" + call).toList();
    return PolicyStatement.Builder.create()
        .actions(actions)
        .resources(List.of(table.getTableArn()))
        .build();
  }
}
