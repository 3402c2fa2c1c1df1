package io.roomcast.local.grants;

import io.roomcast.local.Refused;
import io.roomcast.local.template.Account;
import io.roomcast.local.template.Part;
import io.roomcast.local.template.Parts;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the roles and the policies on queues, topics and functions of a template allow. */
public final class Grants {

  private final Parts parts;
  private final Map<String, Policies> roles = new HashMap<>();
  private final Map<String, Policies> trusts = new HashMap<>();
  private final Map<String, Policies> resources = new ConcurrentHashMap<>();

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
    parts.all(Part.QueuePolicy.class).forEach(this::attach);
    parts.all(Part.TopicPolicy.class).forEach(this::attach);
  }

  private void attach(Part.QueuePolicy policy) {
    for (String url : policy.queueUrls()) {
      Part.Queue queue =
          parts
              .all(Part.Queue.class)
              .filter(each -> each.url().equals(url))
              .findFirst()
              .orElseThrow(() -> nothingToAttachTo(policy.id(), url));
      of(queue.arn()).add(policy.document(), policy.id());
    }
  }

  private void attach(Part.TopicPolicy policy) {
    for (String arn : policy.topicArns()) {
      if (parts.all(Part.Topic.class).noneMatch(topic -> topic.arn().equals(arn))) {
        throw nothingToAttachTo(policy.id(), arn);
      }
      of(arn).add(policy.document(), policy.id());
    }
  }

  private static Refused nothingToAttachTo(String policy, String what) {
    return new Refused(policy + " is for " + what + ", which is not in the template.");
  }

  /** The policies on a queue or a topic: those that name it, and no others. */
  private Policies of(String resourceArn) {
    return resources.computeIfAbsent(resourceArn, _ -> new Policies());
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
    return policies != null && policies.allow(access) && !of(resource).deny(access);
  }

  /** Whether a service may take on a role. */
  public boolean trusts(String roleArn, String service) {
    Policies trust = trusts.get(roleArn);
    return trust != null
        && trust.allow(Access.byService(service, "sts:AssumeRole", roleArn, roleArn, Account.ID));
  }

  /** Whether a queue takes messages from a topic. */
  public boolean topicMaySend(String topicArn, String queueArn) {
    return of(queueArn)
        .allow(
            Access.byService(
                "sns.amazonaws.com", "sqs:SendMessage", queueArn, topicArn, Account.ID));
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
