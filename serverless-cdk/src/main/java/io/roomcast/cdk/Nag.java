package io.roomcast.cdk;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.constructs.Construct;

/** Exceptions to the rules of cdk-nag, each stated where the resource is made. */
final class Nag {

  private Nag() {}

  /** Takes a resource out of a rule, for a reason; where findings are named, out of those alone. */
  static void allow(Construct construct, String rule, String reason, String... findings) {
    NagPackSuppression.Builder suppression = NagPackSuppression.builder().id(rule).reason(reason);
    if (findings.length > 0) {
      suppression.appliesTo(List.of(findings));
    }
    NagSuppressions.addResourceSuppressions(construct, List.of(suppression.build()), true);
  }
}
