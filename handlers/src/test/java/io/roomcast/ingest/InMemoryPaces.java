package io.roomcast.ingest;

import io.roomcast.events.Role;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredMember;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
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
  public Admission admit(String room, String userId, Instant moment, Terms terms) {
    long now = Pace.micros(moment);
    return table.call(
        all -> {
          if (!(all.get(Keys.member(room, userId)) instanceof StoredMember member)) {
            return new Admission.NotMember();
          }
          Optional<Admission> refusal = refusal(member, moment, terms);
          if (refusal.isPresent()) {
            return refusal.get();
          }
          if (member.arrival() > members.latest(now, 1)) {
            return new Admission.TooFast(members.retryAfter(member.arrival(), now, 1));
          }
          all.put(
              Keys.member(room, userId),
              member.sent(
                  Math.max(now, member.arrival()) + members.cost(1),
                  terms.slowMode().isZero() ? member.slowUntil() : moment.plus(terms.slowMode())));
          return new Admission.Admitted(
              Role.of(Objects.requireNonNull(member.role())), member.name());
        });
  }

  @Override
  public Admission look(String room, String userId, Instant moment, Terms terms) {
    return table.call(
        all ->
            all.get(Keys.member(room, userId)) instanceof StoredMember member
                ? refusal(member, moment, terms)
                    .orElseGet(
                        () ->
                            new Admission.Admitted(
                                Role.of(Objects.requireNonNull(member.role())), member.name()))
                : new Admission.NotMember());
  }

  private static Optional<Admission> refusal(StoredMember member, Instant now, Terms terms) {
    if (member.banned()) {
      return Optional.of(new Admission.Banned());
    }
    if (member.role() == null) {
      return Optional.of(new Admission.NotMember());
    }
    if (!terms.letsMuted() && !member.blockedBy().isEmpty()) {
      return Optional.of(new Admission.Blocked());
    }
    Instant muted = member.mutedUntil();
    if (!terms.letsMuted() && muted != null && muted.isAfter(now)) {
      return Optional.of(new Admission.Muted(muted));
    }
    Role role = Role.of(member.role());
    if (!terms.roles().contains(role)) {
      return Optional.of(new Admission.Listener());
    }
    Instant slow = member.slowUntil();
    return !terms.slowMode().isZero() && role == Role.MEMBER && slow != null && slow.isAfter(now)
        ? Optional.of(new Admission.TooFast(Duration.between(now, slow)))
        : Optional.empty();
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
