package io.roomcast.cdk;

import java.util.Arrays;
import java.util.stream.Collectors;
import software.amazon.awscdk.CfnElement;
import software.amazon.awscdk.IAspect;
import software.amazon.awscdk.services.lambda.CfnVersion;
import software.constructs.IConstruct;

/**
 * Names every resource by its path, without the CDK's hash and without the words that say nothing:
 * {@code BroadcastQueue}. Two resources of one name do not synthesize. A function's version keeps
 * the name that the CDK gives it, which changes with the function and so publishes a new one.
 */
final class PlainNames implements IAspect {

  @Override
  public void visit(IConstruct construct) {
    if (construct instanceof CfnElement element && !(construct instanceof CfnVersion)) {
      element.overrideLogicalId(name(element.getNode().getPath()));
    }
  }

  private static String name(String path) {
    return Arrays.stream(path.split("/"))
        .skip(1)
        .filter(part -> !part.equals("Resource") && !part.equals("Function"))
        .collect(Collectors.joining());
  }
}
