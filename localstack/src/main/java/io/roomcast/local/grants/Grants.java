package io.roomcast.local.grants;

import io.roomcast.local.Refused;
import io.roomcast.local.template.Account;
import io.roomcast.local.template.Part;
import io.roomcast.local.template.Parts;
import java.util.HashMap;
import java.util.Map;

/** What the roles and the policies on queues, topics and functions of a template allow. */
public final class Grants {

  private final Parts parts;
  private final Map<String, Policies> roles = new HashMap<>();
  private final Map<String, Policies> trusts = new HashMap<>();
  private final Policies queues = new Policies();
  private final Policies topics = new Policies();

  /** Reads every policy; one that is not understood is refused by name. */
  public Grants(Parts parts) {
    this.parts = parts;
    Map<String, Policies> byName = new HashMap<>();
    parts
        .all(Part.Role.class)
        .forEach(
            role -> {
              Policies policies = new Policies();
              role.policies().forEach(document -> policies.add(document, role.id()));
              byName.put(role.name(), policies);
              roles.put(role.arn(), policies);
              trusts.put(role.arn(), new Policies().add(role.trust(), role.id()));
            });
    parts
        .all(Part.Policy.class)
        .forEach(policy -> policy.roleNames().forEach(name -> attach(policy, name, byName)));
    parts.all(Part.QueuePolicy.class).forEach(policy -> queues.add(policy.document(), policy.id()));
    parts.all(Part.TopicPolicy.class).forEach(policy -> topics.add(policy.document(), policy.id()));
  }

  private static void attach(Part.Policy policy, String role, Map<String, Policies> roles) {
    Policies policies = roles.get(role);
    if (policies == null) {
      throw new Refused(
          policy.id() + " is attached to the role " + role + ", which is not in the template.");
    }
    policies.add(policy.document(), policy.id());
  }

  /**
   * Whether the role of a function lets it make a call, and no policy on the resource denies it.
   */
  public boolean roleAllows(String roleArn, String action, String resource) {
    Policies policies = roles.get(roleArn);
    Access access = Access.byRole(roleArn, action, resource);
    return policies != null
        && policies.allow(access)
        && !queues.deny(access)
        && !topics.deny(access);
  }

  /** Whether a service may take on a role. */
  public boolean trusts(String roleArn, String service) {
    Policies trust = trusts.get(roleArn);
    return trust != null
        && trust.allow(Access.byService(service, "sts:AssumeRole", roleArn, roleArn, Account.ID));
  }

  /** Whether a queue takes messages from a topic. */
  public boolean topicMaySend(String topicArn, String queueArn) {
    return queues.allow(
        Access.byService("sns.amazonaws.com", "sqs:SendMessage", queueArn, topicArn, Account.ID));
  }

  /** Whether a function, named by the ARN that is called, lets API Gateway call it. */
  public boolean gatewayMayInvoke(String calledArn, String sourceArn) {
    return parts
        .all(Part.Permission.class)
        .anyMatch(
            permission ->
                permission.action().equals("lambda:InvokeFunction")
                    && permission.principal().equals("apigateway.amazonaws.com")
                    && permission.functionName().equals(calledArn)
                    && permission
                        .sourceArn()
                        .map(pattern -> Statement.matches(pattern, sourceArn))
                        .orElse(true)
                    && permission.sourceAccount().map(Account.ID::equals).orElse(true));
  }
}
