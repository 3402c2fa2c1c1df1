package io.roomcast.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.integration.RoomItems;
import io.roomcast.local.stack.LocalStack;
import io.roomcast.local.stack.Options;
import io.roomcast.operator.Told;
import java.net.URI;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A stack in this JVM. */
class LocalFaultStack extends FaultStack {

  private final Queue<String> denials = new ConcurrentLinkedQueue<>();
  private volatile LocalStack stack;

  /** In memory, on any port. */
  LocalFaultStack() {
    this(LocalStack.options().port(0));
  }

  LocalFaultStack(Options options) {
    stack = start(options);
  }

  /** Starts with these options, and what all stacks have that faults strike. */
  final LocalStack start(Options options) {
    settings().forEach(options::set);
    return options.denied(denials::add).start();
  }

  final LocalStack stack() {
    return stack;
  }

  /** From now on it is this one. */
  final void becomes(LocalStack other) {
    stack = other;
  }

  @Override
  final URI webSocketUrl() {
    return stack.webSocketUrl();
  }

  @Override
  final String token(String name) {
    return stack.token(name);
  }

  @Override
  final RoomItems items() {
    return new RoomItems(stack.dynamoDb(), stack.tableName());
  }

  @Override
  boolean isQuiet(String room) {
    return Deliveries.SEEN.inWork(room) == 0;
  }

  @Override
  final Map<String, Integer> letters() {
    return Letters.of(stack.sqs());
  }

  @Override
  final Told told(String... arguments) {
    return Told.on(stack, arguments);
  }

  /** Fails if a function did what its role does not allow. */
  @Override
  public void close() {
    stack.close();
    assertThat(denials).isEmpty();
  }
}
