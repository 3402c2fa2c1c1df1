package io.roomcast.faults;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.PostToConnectionRequest;

/** One call to AWS, with all its attempts: who makes it, what it asks, and what strikes it. */
final class Call {

  private final String caller;
  private final String operation;
  private final SdkRequest request;
  private final String text;
  private final Map<Fault, Integer> decided = new ConcurrentHashMap<>();
  private int attempt;

  Call(String caller, String operation, SdkRequest request) {
    this.caller = caller;
    this.operation = operation;
    this.request = request;
    this.text =
        request instanceof PostToConnectionRequest post
            ? post.data().asUtf8String()
            : request.toString();
  }

  /** The function's logical id; anything else for a caller that is no function. */
  String caller() {
    return caller;
  }

  String operation() {
    return operation;
  }

  SdkRequest request() {
    return request;
  }

  /** Whether the request names this: a room, or an item. */
  boolean names(String name) {
    return text.contains(name);
  }

  /** Whether the table is called. */
  boolean isToTheTable() {
    return request.getClass().getPackageName().contains(".dynamodb.");
  }

  void nextAttempt() {
    attempt++;
  }

  boolean isAttempt(int number) {
    return attempt == number;
  }

  /** Whether a fault strikes this attempt; it says once of how many attempts it strikes. */
  boolean isStruck(Fault fault, IntSupplier attempts) {
    return attempt <= decided(fault, attempts);
  }

  /** What a fault decided about this call when it was asked first. */
  int decided(Fault fault, IntSupplier first) {
    return decided.computeIfAbsent(fault, _ -> first.getAsInt());
  }
}
