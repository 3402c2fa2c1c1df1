package io.roomcast.interleaving;

/**
 * Who does what: new messages are published, two warm instances of broadcast and two of history
 * (the second for what another was too slow with) take them in batches of any size, and bob comes
 * or goes meanwhile. One message is there from before.
 */
record Scenario(Bob bob, int messages, int faults, Mutant mutant) {

  /** What bob does, or has done to him. */
  enum Bob {
    JOINS_NEW,
    JOINS_WITH_A_CURSOR,
    RESUMES,
    LEAVES,
    IS_KICKED,
    JOINS_WHILE_KICKED,
    RESUMES_WHILE_KICKED,
    /** Only counters are at work. */
    IS_NOT_THERE;

    boolean isThere() {
      return this == LEAVES || this == IS_KICKED;
    }

    boolean joins() {
      return this == JOINS_NEW
          || this == JOINS_WITH_A_CURSOR
          || this == JOINS_WHILE_KICKED
          || resumes();
    }

    /** Joins by the frame that takes many rooms. */
    boolean resumes() {
      return this == RESUMES || this == RESUMES_WHILE_KICKED;
    }

    boolean isKicked() {
      return this == IS_KICKED || this == JOINS_WHILE_KICKED || this == RESUMES_WHILE_KICKED;
    }
  }

  boolean hasCountersOnly() {
    return bob == Bob.IS_NOT_THERE;
  }

  int lastMessage() {
    return World.BEFORE + messages;
  }
}
