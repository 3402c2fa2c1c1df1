package io.roomcast.table;

import io.roomcast.aws.Key;
import io.roomcast.events.Content;
import io.roomcast.events.Role;
import io.roomcast.events.User;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@link Reports} in memory. */
public record InMemoryReports(InMemoryTable table, InstantSource clock) implements Reports {

  @Override
  public Standing standing(String room, String userId) {
    return table.call(all -> standing(all, room, userId));
  }

  private static Standing standing(Map<Key, Object> all, String room, String userId) {
    StoredMember member = (StoredMember) all.get(Keys.member(room, userId));
    StoredRoom made = (StoredRoom) all.get(Keys.room(room));
    String role = member == null || !member.isMember() ? null : member.role();
    return new Standing(
        new User(userId, member == null ? userId : member.name()),
        role == null ? null : Role.of(role),
        member != null && member.banned(),
        made == null ? null : made.room().access());
  }

  @Override
  public Grounds grounds(String room, String userId, About about, String report) {
    return table.call(
        all ->
            new Grounds(
                standing(all, room, userId),
                isOpen(all, room, report),
                evidence(all, room, about)));
  }

  private static boolean isOpen(Map<Key, Object> all, String room, String report) {
    return all.get(Keys.report(room, report)) instanceof Filed filed && filed.closedBy() == null;
  }

  private Evidence evidence(Map<Key, Object> all, String room, About about) {
    if (about.target() == null) {
      String userId = Objects.requireNonNull(about.userId());
      return all.get(Keys.member(room, userId)) instanceof StoredMember known
          ? new Evidence.Known(new User(userId, known.name()))
          : new Evidence.None();
    }
    if (all.get(Keys.event(room, about.target())) instanceof StoredEvent there) {
      return there.event().content() instanceof Content.Message message
              && message.deleted() == null
              && (there.expiresAt() == null || there.expiresAt().isAfter(clock.instant()))
          ? new Evidence.Said(message)
          : new Evidence.None();
    }
    return all.get(Keys.log(room)) instanceof StoredLog log && !about.target().isAfter(log.logged())
        ? new Evidence.None()
        : new Evidence.NotYet();
  }

  @Override
  public boolean file(Report report) {
    return table.call(
        all -> {
          if (isOpen(all, report.room(), report.id())
              || standing(all, report.room(), report.from().id()).role() == null) {
            return false;
          }
          all.put(Keys.report(report.room(), report.id()), new Filed(report, null));
          return true;
        });
  }

  @Override
  public Optional<Filed> find(String room, String report) {
    return Optional.ofNullable(table.get(Keys.report(room, report), Filed.class));
  }

  @Override
  public Page page(String room, @Nullable String after, int most) {
    Key first = Keys.report(room, "");
    List<Report> open =
        table.range(first.pk(), first.sk(), first.sk() + "~", Filed.class).stream()
            .filter(filed -> filed.closedBy() == null)
            .map(Filed::report)
            .filter(report -> after == null || report.id().compareTo(after) > 0)
            .toList();
    List<Report> page = open.stream().limit(most).toList();
    return new Page(page, open.size() > most ? page.getLast().id() : null);
  }

  @Override
  public boolean close(Report report, Standing by, Instant at) {
    return table.call(
        all -> {
          if (!isOpen(all, report.room(), report.id())
              || (by.role() != null
                  && standing(all, report.room(), by.user().id()).role() != by.role())) {
            return false;
          }
          all.put(Keys.report(report.room(), report.id()), new Filed(report, by.user().id()));
          return true;
        });
  }

  @Override
  public Stream<Filed> filed(YearMonth month) {
    return table.snapshot().values().stream()
        .filter(Filed.class::isInstance)
        .map(Filed.class::cast)
        .filter(filed -> YearMonth.from(filed.report().at().atZone(ZoneOffset.UTC)).equals(month))
        .sorted(Comparator.comparing(filed -> filed.report().at()));
  }
}
