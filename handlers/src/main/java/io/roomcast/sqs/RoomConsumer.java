package io.roomcast.sqs;

/** What a stage does with the events of one room; the {@link BatchLoop} does the rest. */
@FunctionalInterface
public interface RoomConsumer {

  /**
   * Takes all events of the batch, or throws and gets them again: every effect must be safe to
   * repeat, also when the batch is cut differently. Rooms of one invocation run at the same time.
   */
  void consume(RoomBatch batch);
}
