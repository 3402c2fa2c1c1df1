package io.roomcast.sqs;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import org.jspecify.annotations.Nullable;

/** The context of an invocation that has the time given left. */
public record InvocationContext(int getRemainingTimeInMillis) implements Context {

  /** With 30 seconds left. */
  public static InvocationContext fresh() {
    return new InvocationContext(30_000);
  }

  @Override
  public int getRemainingTimeInMillis() {
    return getRemainingTimeInMillis;
  }

  @Override
  public String getAwsRequestId() {
    return "f1a2b3c4-0000-4000-8000-000000000000";
  }

  @Override
  public String getLogGroupName() {
    return "/aws/lambda/roomcast";
  }

  @Override
  public String getLogStreamName() {
    return "2026/01/31/[1]00000000000000000000000000000000";
  }

  @Override
  public String getFunctionName() {
    return "roomcast";
  }

  @Override
  public String getFunctionVersion() {
    return "1";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn:aws:lambda:eu-central-1:123456789012:function:roomcast:live";
  }

  @Override
  public @Nullable CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  public @Nullable ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getMemoryLimitInMB() {
    return 512;
  }

  @Override
  public @Nullable LambdaLogger getLogger() {
    return null;
  }
}
