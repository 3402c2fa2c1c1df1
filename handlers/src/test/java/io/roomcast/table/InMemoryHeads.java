package io.roomcast.table;

import io.roomcast.events.Sequence;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@link Heads} in memory. */
public final class InMemoryHeads implements Heads {

  private final InMemoryTable table;

  public InMemoryHeads(InMemoryTable table) {
    this.table = table;
  }

  @Override
  public Head read(String room) {
    Head head = table.get(Keys.head(room), Head.class);
    return head == null ? Head.NONE : head;
  }

  @Override
  public Map<String, Head> readAll(Collection<String> rooms) {
    return rooms.stream().distinct().collect(Collectors.toMap(room -> room, this::read));
  }

  @Override
  public Optional<Head> admit(String room, int limit) {
    return table.call(
        all -> {
          Head head = read(room);
          return head.connections() < limit
              ? Optional.of(put(room, counted(head, head.connections() + 1)))
              : Optional.empty();
        });
  }

  @Override
  public Optional<Head> admitCounted(String room, long version, int connections) {
    return table.call(
        all -> {
          Head head = read(room);
          return head.version() == version
              ? Optional.of(put(room, counted(head, connections)))
              : Optional.empty();
        });
  }

  @Override
  public Head changeConnections(String room, int by) {
    return table.call(
        all -> {
          Head head = read(room);
          return put(room, counted(head, head.connections() + by));
        });
  }

  @Override
  public Moved move(String room, Sequence head, Instant postedAt, int countCorrection) {
    return table.call(
        all -> {
          Head before = read(room);
          if (!head.isAfter(before.head())) {
            return new Moved(before, false);
          }
          put(
              room,
              new Head(head, before.version(), postedAt, before.connections() + countCorrection));
          return new Moved(before, true);
        });
  }

  private static Head counted(Head head, long connections) {
    return new Head(head.head(), head.version() + 1, head.postedAt(), connections);
  }

  private Head put(String room, Head head) {
    table.put(Keys.head(room), head);
    return head;
  }
}
