package io.roomcast.local.stack;

import io.roomcast.local.Refused;
import io.roomcast.local.grants.Grants;
import io.roomcast.local.template.Account;
import io.roomcast.local.template.Part;
import io.roomcast.local.template.Parts;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks the wires between the parts of a template before anything starts: what AWS would refuse on
 * deployment, and what it would let fail on the first call. The sentence names the wire.
 */
record Wiring(Parts parts, Grants grants) {

  void check() {
    parts.all(Part.Function.class).forEach(this::function);
    parts.all(Part.Alias.class).forEach(this::alias);
    parts.all(Part.Subscription.class).forEach(this::subscription);
    parts.all(Part.EventSourceMapping.class).forEach(this::mapping);
    parts.all(Part.EventInvokeConfig.class).forEach(this::invokeConfig);
    parts.all(Part.Schedule.class).forEach(this::schedule);
  }

  /** Every action of the protocol, and the three routes of the gateway itself, have a route. */
  void checkRoutes(Set<String> actions) {
    Set<String> keys = parts.all(Part.Route.class).map(Part.Route::key).collect(Collectors.toSet());
    for (String key : actions) {
      if (!keys.contains(key)) throw new Refused("The template has no route for " + key + ".");
    }
  }

  private void function(Part.Function function) {
    if (!grants.trusts(function.roleArn(), "lambda.amazonaws.com")) {
      throw new Refused(
          function.id()
              + " has the role "
              + function.roleArn()
              + ", which Lambda may not take on.");
    }
    function
        .logGroup()
        .map(group -> Account.arn("logs", "log-group:" + group + ":log-stream:*"))
        .ifPresent(
            stream -> {
              for (String action : List.of("logs:CreateLogStream", "logs:PutLogEvents")) {
                grant(function, action, stream);
              }
            });
  }

  private void alias(Part.Alias alias) {
    called(
        alias.id(), alias.arn().substring(0, alias.arn().lastIndexOf(':') + 1) + alias.version());
  }

  private void subscription(Part.Subscription subscription) {
    Part.Topic topic =
        parts
            .all(Part.Topic.class)
            .filter(each -> each.arn().equals(subscription.topicArn()))
            .findFirst()
            .orElseThrow(
                () -> missing(subscription.id(), "subscribes to", subscription.topicArn()));
    Part.Queue queue = queue(subscription.id(), "subscribes", subscription.queueArn());
    send(subscription, topic, queue);
    subscription
        .deadLetterArn()
        .map(arn -> queue(subscription.id(), "has the dead-letter queue", arn))
        .ifPresent(dead -> send(subscription, topic, dead));
  }

  private void send(Part.Subscription subscription, Part.Topic topic, Part.Queue queue) {
    if (!grants.topicMaySend(topic.arn(), queue.arn())) {
      throw new Refused(
          "%s hands messages of %s to %s, but no policy on that queue lets the topic send."
              .formatted(subscription.id(), topic.id(), queue.id()));
    }
  }

  private void mapping(Part.EventSourceMapping mapping) {
    Part.Queue queue = queue(mapping.id(), "reads", mapping.queueArn());
    queue.deadLetterArn().ifPresent(arn -> queue(queue.id(), "has the dead-letter queue", arn));
    Part.Function function = called(mapping.id(), calledArn(mapping));
    for (String action :
        List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes")) {
      grant(function, action, queue.arn());
    }
    if (queue.visibilitySeconds() < function.timeoutSeconds()) {
      throw new Refused(
          "%s is visible again after %d s, before the timeout of %s, %d s, is over."
              .formatted(
                  queue.id(), queue.visibilitySeconds(), function.id(), function.timeoutSeconds()));
    }
    boolean fed =
        parts
            .all(Part.Subscription.class)
            .anyMatch(subscription -> subscription.queueArn().equals(queue.arn()));
    if (!fed) {
      throw new Refused(
          "%s feeds %s, but no topic is subscribed to it.".formatted(queue.id(), function.id()));
    }
  }

  private void invokeConfig(Part.EventInvokeConfig config) {
    boolean known =
        parts.function(config.functionName()).stream()
            .flatMap(
                function ->
                    parts
                        .all(Part.Alias.class)
                        .filter(alias -> alias.functionName().equals(function.name())))
            .anyMatch(alias -> alias.name().equals(config.qualifier()));
    if (!known) {
      throw missing(config.id(), "configures", config.functionName() + ":" + config.qualifier());
    }
  }

  private void schedule(Part.Schedule schedule) {
    Part.Function function = called(schedule.id(), schedule.targetArn());
    boolean allowed =
        schedule
            .roleArn()
            .filter(role -> grants.trusts(role, "scheduler.amazonaws.com"))
            .filter(role -> grants.roleAllows(role, "lambda:InvokeFunction", schedule.targetArn()))
            .isPresent();
    if (!allowed) {
      throw new Refused(
          schedule.id() + " calls " + function.id() + ", but its role does not allow it.");
    }
  }

  private void grant(Part.Function function, String action, String resource) {
    if (!grants.roleAllows(function.roleArn(), action, resource)) {
      throw new Refused(
          "%s needs %s on %s, but its role in the template does not allow it."
              .formatted(function.id(), action, resource));
    }
  }

  private Part.Queue queue(String who, String what, String arn) {
    return parts.queue(arn).orElseThrow(() -> missing(who, what, arn));
  }

  /** Checks that a function that the gateway calls is there and lets itself be called. */
  void gatewayCall(String who, String calledArn, String sourceArn) {
    Part.Function function = called(who, calledArn);
    if (!grants.gatewayMayInvoke(calledArn, sourceArn)) {
      throw new Refused(
          "%s calls %s, but no lambda:InvokeFunction permission of it lets the API do so for %s."
              .formatted(who, function.id(), sourceArn));
    }
  }

  /** The function behind an ARN: its own, a version's, or that of an alias with its version. */
  private Part.Function called(String who, String arn) {
    boolean known =
        parts.all(Part.Function.class).anyMatch(function -> function.arn().equals(arn))
            || parts.all(Part.Version.class).anyMatch(version -> version.arn().equals(arn))
            || parts.all(Part.Alias.class).anyMatch(alias -> alias.arn().equals(arn));
    return parts.function(arn).filter(_ -> known).orElseThrow(() -> missing(who, "calls", arn));
  }

  /** What a mapping calls, also where the template gives a name only. */
  static String calledArn(Part.EventSourceMapping mapping) {
    return mapping.functionName().startsWith("arn:")
        ? mapping.functionName()
        : Account.arn("lambda", "function:" + mapping.functionName());
  }

  private static Refused missing(String who, String what, String arn) {
    return new Refused("%s %s %s, which is not in the template.".formatted(who, what, arn));
  }
}
