package io.roomcast.local.sns;

/** Who calls an action, and whether the grants let them. */
record Caller(Grants grants, String account, String accessKeyId, String action) {

  /** The same caller under the permission of another action. */
  Caller as(String other) {
    return new Caller(grants, account, accessKeyId, other);
  }

  /** The topic, if the caller may do this to it. */
  Topic on(Topic topic) {
    check(topic.arn());
    return topic;
  }

  void check(String resource) {
    if (grants.allows(accessKeyId, "sns:" + action, resource)) return;
    throw new SnsException(
        403,
        "AuthorizationError",
        "User: arn:aws:iam::%s:user/%s is not authorized to perform: SNS:%s on resource: %s because no identity-based policy allows the SNS:%s action"
            .formatted(account, accessKeyId, action, resource, action));
  }
}
