package io.roomcast.faults;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/**
 * Shows every call to AWS in this JVM to the faults that are on. The SDK finds it by {@code
 * software/amazon/awssdk/global/handlers/execution.interceptors}.
 */
public final class FaultInterceptor implements ExecutionInterceptor {

  /** The access key id of a function: its logical id, and the number of the run. */
  private static final Pattern CALLER = Pattern.compile("Credential=([A-Za-z]+?)(Run\\d+)?/");

  private static final ExecutionAttribute<Call> CALL = new ExecutionAttribute<>("RoomcastCall");
  private static final List<Fault> ON = new CopyOnWriteArrayList<>();

  /** Shows calls to this fault from now on. */
  static void begin(Fault fault) {
    ON.add(fault);
  }

  /** Shows no more calls to it. */
  static void end(Fault fault) {
    ON.remove(fault);
  }

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes call) {
    SdkRequest request = context.request();
    for (Fault fault : ON) {
      request = fault.changed(request);
    }
    return request;
  }

  @Override
  public SdkHttpRequest modifyHttpRequest(
      Context.ModifyHttpRequest context, ExecutionAttributes call) {
    SdkHttpRequest http = context.httpRequest();
    for (Fault fault : ON) {
      http = fault.directed(context.request(), http);
    }
    return http;
  }

  @Override
  public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes call) {
    if (ON.isEmpty()) return;
    Call seen = call.getAttribute(CALL);
    if (seen == null) {
      Matcher caller =
          CALLER.matcher(context.httpRequest().firstMatchingHeader("Authorization").orElse(""));
      if (!caller.find()) return;
      seen =
          new Call(
              caller.group(1),
              call.getAttribute(SdkExecutionAttribute.OPERATION_NAME),
              context.request());
      call.putAttribute(CALL, seen);
    }
    seen.nextAttempt();
    for (Fault fault : ON) {
      fault.before(seen);
    }
  }

  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes call) {
    Call seen = call.getAttribute(CALL);
    if (seen == null || !context.httpResponse().isSuccessful()) return;
    for (Fault fault : ON) {
      fault.after(seen);
    }
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes call) {
    Call seen = call.getAttribute(CALL);
    if (seen == null) return;
    for (Fault fault : ON) {
      fault.failed(seen);
    }
  }

  @Override
  public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes call) {
    if (context.request() instanceof ReceiveMessageRequest request
        && context.response() instanceof ReceiveMessageResponse response) {
      Deliveries.SEEN.received(request.queueUrl(), response.messages());
    }
    if (context.request() instanceof DeleteMessageBatchRequest request
        && context.response() instanceof DeleteMessageBatchResponse response) {
      Set<String> deleted =
          response.successful().stream()
              .map(DeleteMessageBatchResultEntry::id)
              .collect(Collectors.toSet());
      Deliveries.SEEN.deleted(
          request.entries().stream()
              .filter(entry -> deleted.contains(entry.id()))
              .map(DeleteMessageBatchRequestEntry::receiptHandle));
    }
    return context.response();
  }
}
