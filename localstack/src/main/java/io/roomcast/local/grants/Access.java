package io.roomcast.local.grants;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A call that a policy allows or not.
 *
 * @param principal a service such as {@code sns.amazonaws.com}, or the ARN of a role
 * @param context the condition keys that the call has
 */
public record Access(
    String principal, String action, String resource, Map<String, String> context) {

  private static final String SOURCE_ARN = "aws:SourceArn";
  private static final String SOURCE_ACCOUNT = "aws:SourceAccount";
  private static final String SECURE = "aws:SecureTransport";

  /** The condition keys that are known. */
  static final Set<String> CONTEXT = Set.of(SOURCE_ARN, SOURCE_ACCOUNT, SECURE);

  /** A call by a function's role; on this machine every call counts as one over TLS. */
  public static Access byRole(String roleArn, String action, String resource) {
    return new Access(roleArn, action, resource, Map.of(SECURE, "true"));
  }

  /** A call by an AWS service for a resource of this account. */
  public static Access byService(
      String service, String action, String resource, String sourceArn, String account) {
    Map<String, String> context = new HashMap<>();
    context.put(SECURE, "true");
    context.put(SOURCE_ARN, sourceArn);
    context.put(SOURCE_ACCOUNT, account);
    return new Access(service, action, resource, Map.copyOf(context));
  }
}
