package io.roomcast.local.sns;

/**
 * What IAM and the queues' policies allow: stands for AWS's decision. Signatures are not verified,
 * but a request without one is refused.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sns/latest/dg/sns-using-identity-based-policies.html">Identity-based
 *     policies with Amazon SNS</a>
 */
@FunctionalInterface
public interface Grants {

  /** Everyone may do everything. */
  Grants ALL = (accessKeyId, action, resource) -> true;

  /**
   * Whether a caller may do it; a no becomes {@code AuthorizationError}.
   *
   * @param accessKeyId as the request's {@code Credential=} names it
   * @param action as in a policy: {@code sns:Publish}
   * @param resource the topic's ARN; the subscription's for {@code sns:GetSubscriptionAttributes}
   */
  boolean allows(String accessKeyId, String action, String resource);

  /**
   * Whether the queue's policy lets the topic send to it. What it refuses goes to the
   * subscription's dead-letter queue, or nowhere.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html">Subscribing
   *     a queue</a>
   */
  default boolean delivers(String topicArn, String queueArn) {
    return true;
  }
}
