package io.roomcast.ingest;

import io.roomcast.aws.Table;
import io.roomcast.table.Keys;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** {@link RoomPace} in the table, in an item of its own that the first message makes. */
final class DynamoDbRoomPace implements RoomPace {

  private final PaceItems items;

  DynamoDbRoomPace(Table table, Pace pace) {
    this.items = new PaceItems(table, pace);
  }

  @Override
  public Optional<Duration> take(String room, int permits, Instant now) {
    return switch (items.take(
        Keys.pace(room), permits, Pace.micros(now), PaceItems.Besides.NOTHING)) {
      case PaceItems.Taken.Yes yes -> Optional.empty();
      case PaceItems.Taken.Later(var retryAfter) -> Optional.of(retryAfter);
      case PaceItems.Taken.Never never ->
          throw new IllegalStateException("a room's pace has no condition");
    };
  }
}
