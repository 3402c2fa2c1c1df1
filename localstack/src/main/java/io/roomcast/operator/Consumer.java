package io.roomcast.operator;

/**
 * A consumer of the topic and its queues: the one that feeds it, the one for what it could not
 * take, and the one for what the topic could not hand over.
 */
record Consumer(String name, StackQueue queue, StackQueue deadLetters, StackQueue undelivered) {

  /** Whether somebody means this one; upper and lower case are the same. */
  boolean isCalled(String other) {
    return name.equalsIgnoreCase(other);
  }
}
