package io.roomcast.rooms;

/**
 * A change of what is between two users, which happens as a whole or not at all: on condition that
 * there is a conversation, or none, as was read.
 */
sealed interface PairWrite {

  /** As it was read. */
  Between between();

  /** As it is when it is written. */
  Between after();

  /**
   * Makes the conversation with both as members, who are closed to each other as the blocks say;
   * also on condition that those are as read.
   */
  record Open(Between between, Mark mark) implements PairWrite {

    @Override
    public Between after() {
      return between.opened(between.isClosed() ? new Mark("", mark.at()) : mark);
    }
  }

  /** Notes that the other is told now, on condition that neither blocks the other. */
  record Tell(Between between, Mark mark) implements PairWrite {

    @Override
    public Between after() {
      return between.opened(mark);
    }
  }

  /** Blocks the other, in the conversation too. */
  record Block(Between between, Mark mark) implements PairWrite {

    @Override
    public Between after() {
      return between.blocking(true);
    }
  }

  /** Takes that back; a block by the other stays. */
  record Unblock(Between between) implements PairWrite {

    @Override
    public Between after() {
      return between.blocking(false);
    }
  }
}
