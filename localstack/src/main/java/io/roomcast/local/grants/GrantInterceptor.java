package io.roomcast.local.grants;

import io.roomcast.local.grants.Callers.Caller;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Denies, before it is sent, a call of a function that its role does not allow, as IAM would. The
 * SDK finds it by {@code software/amazon/awssdk/global/handlers/execution.interceptors}, which only
 * this module has on its class path.
 */
public final class GrantInterceptor implements ExecutionInterceptor {

  private static final Pattern ACCESS_KEY_ID = Pattern.compile("Credential=([^/]+)/");

  private static final int FORBIDDEN = 403;

  @Override
  public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes call) {
    // The signature says who calls; a wrapped or cached credentials provider cannot hide it.
    Matcher accessKeyId =
        ACCESS_KEY_ID.matcher(
            context.httpRequest().firstMatchingHeader("Authorization").orElse(""));
    if (!accessKeyId.find()) return;
    Callers.find(accessKeyId.group(1)).ifPresent(caller -> check(caller, context, call));
  }

  private static void check(
      Caller caller, Context.BeforeTransmission context, ExecutionAttributes call) {
    String service = call.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
    String operation = call.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    for (Needs needs : Needs.of(service, operation, context.request(), caller.apiArn())) {
      if (caller.allows().test(needs.action(), needs.resource())) continue;
      String sentence =
          "%s may not %s on %s: its role in the template does not allow it."
              .formatted(caller.function(), needs.action(), needs.resource());
      caller.denied().accept(sentence);
      throw AwsServiceException.builder()
          .message(sentence)
          .statusCode(FORBIDDEN)
          .awsErrorDetails(
              AwsErrorDetails.builder()
                  .errorCode("AccessDeniedException")
                  .errorMessage(sentence)
                  .serviceName(service)
                  .build())
          .build();
    }
  }
}
