package io.roomcast.cdk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * The customer's KMS key of table, topic and queues, where one is set. Only a customer's key will
 * do, because SNS must be let in to put messages into an encrypted queue, and the policy of a key
 * of AWS cannot be changed:
 * https://docs.aws.amazon.com/sns/latest/dg/sns-enable-encryption-for-topic-sqs-queue-subscriptions.html
 * Logs stay with the key of CloudWatch: they hold no message text and no token.
 */
final class CustomerKey {

  private final IKey key;

  private CustomerKey(IKey key) {
    this.key = key;
  }

  /** The key that the settings name, if they name one. */
  static Optional<CustomerKey> of(Construct scope, Settings settings) {
    String setting = settings.text(Setting.CUSTOMER_KEY);
    return switch (setting) {
      case "none" -> Optional.empty();
      case "create" -> Optional.of(new CustomerKey(create(scope)));
      default -> Optional.of(new CustomerKey(Key.fromKeyArn(scope, "Key", setting)));
    };
  }

  /** The key stays when the stack goes: without it the retained table is lost. */
  private static Key create(Construct scope) {
    Key key =
        Key.Builder.create(scope, "Key")
            .description("Roomcast: table, topic and queues")
            .enableKeyRotation(true)
            .removalPolicy(RemovalPolicy.RETAIN)
            .build();
    key.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .principals(List.of(new ServicePrincipal("sns.amazonaws.com")))
            .actions(List.of("kms:Decrypt", "kms:GenerateDataKey"))
            .resources(List.of("*"))
            .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID)))
            .build());
    return key;
  }

  void encrypt(Table.Builder table) {
    table.encryption(TableEncryption.CUSTOMER_MANAGED).encryptionKey(key);
  }

  void encrypt(Topic.Builder topic) {
    topic.masterKey(key);
  }

  void encrypt(Queue.Builder queue) {
    queue.encryption(QueueEncryption.KMS).encryptionMasterKey(key);
  }

  /**
   * Lets a function read and write what the key encrypts, by way of the three that encrypt with it:
   * the key may be one that encrypts other things too
   * (https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service).
   */
  PolicyStatement allowsUse() {
    return PolicyStatement.Builder.create()
        .actions(
            List.of(
                "kms:Decrypt",
                "kms:DescribeKey",
                "kms:Encrypt",
                "kms:GenerateDataKey",
                "kms:ReEncryptFrom",
                "kms:ReEncryptTo"))
        .resources(List.of(key.getKeyArn()))
        .conditions(
            Map.of(
                "StringEquals",
                Map.of("kms:ViaService", List.of(by("dynamodb"), by("sns"), by("sqs")))))
        .build();
  }

  private static String by(String service) {
    return service + "." + Aws.REGION + ".amazonaws.com";
  }
}
