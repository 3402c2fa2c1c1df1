package io.roomcast.ingest;

import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredMember;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** {@link Members} and {@link RoomPace} in memory. */
final class InMemoryPaces implements Members, RoomPace {

  /** A room's PACE item. */
  record StoredPace(long arrival) {}

  private final InMemoryTable table;
  private final Pace members;
  private final Pace rooms;

  InMemoryPaces(InMemoryTable table, Pace members, Pace rooms) {
    this.table = table;
    this.members = members;
    this.rooms = rooms;
  }

  @Override
  public Admission admit(String room, String userId, Instant moment) {
    long now = Pace.micros(moment);
    return table.call(
        all -> {
          if (!(all.get(Keys.member(room, userId)) instanceof StoredMember member)
              || member.banned()) {
            return new Admission.NotMember();
          }
          if (member.arrival() > members.latest(now, 1)) {
            return new Admission.TooFast(members.retryAfter(member.arrival(), now, 1));
          }
          all.put(
              Keys.member(room, userId),
              new StoredMember(
                  member.role(),
                  member.name(),
                  false,
                  Math.max(now, member.arrival()) + members.cost(1)));
          return new Admission.Admitted(member.role());
        });
  }

  @Override
  public Optional<Duration> take(String room, int permits, Instant moment) {
    long now = Pace.micros(moment);
    return table.call(
        all -> {
          long arrival = all.get(Keys.pace(room)) instanceof StoredPace pace ? pace.arrival() : 0;
          long from = Math.max(now, arrival);
          if (from > rooms.latest(now, permits)) {
            return Optional.of(rooms.retryAfter(from, now, permits));
          }
          all.put(Keys.pace(room), new StoredPace(from + rooms.cost(permits)));
          return Optional.empty();
        });
  }
}
