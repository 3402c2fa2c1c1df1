package io.roomcast.cdk;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.constructs.Construct;

/** Exceptions to the rules of cdk-nag, each stated where the resource is made. */
final class Nag {

  private Nag() {}

  /** Takes a resource, and what is below it, out of one rule, for a reason. */
  static void allow(Construct construct, String rule, String reason) {
    NagSuppressions.addResourceSuppressions(
        construct, List.of(NagPackSuppression.builder().id(rule).reason(reason).build()), true);
  }
}
