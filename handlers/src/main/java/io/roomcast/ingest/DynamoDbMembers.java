package io.roomcast.ingest;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Table;
import io.roomcast.events.Role;
import io.roomcast.table.Keys;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * {@link Members} in the table: membership, silence, slow mode and pace are one conditional update
 * of the member's item, or two within a burst.
 */
final class DynamoDbMembers implements Members {

  private static final String ROLE = "role";
  private static final String MUTED_UNTIL = "mutedUntil";
  private static final String SLOW_UNTIL = "slowUntil";
  private static final String MEMBER = "attribute_exists(#role) AND attribute_not_exists(banned)";

  private final Table table;
  private final PaceItems items;

  DynamoDbMembers(Table table, Pace pace) {
    this.table = table;
    this.items = new PaceItems(table, pace);
  }

  @Override
  public Admission admit(String room, String userId, Instant now, Terms terms) {
    PaceItems.Besides besides =
        new PaceItems.Besides(
            condition(terms),
            terms.slowMode().isZero() ? "" : ", slowUntil = :slow",
            Map.of("#role", ROLE),
            values(now, terms),
            item -> refusal(item, now, terms).isEmpty());
    return switch (items.take(Keys.member(room, userId), 1, Pace.micros(now), besides)) {
      case PaceItems.Taken.Yes(var item) ->
          // The client that primes the function answers with an item that has nothing.
          new Admission.Admitted(
              Optional.ofNullable(text(item, ROLE)).map(Role::of).orElse(Role.MEMBER),
              Objects.requireNonNullElse(text(item, "name"), userId));
      case PaceItems.Taken.Later(var retryAfter) -> new Admission.TooFast(retryAfter);
      case PaceItems.Taken.Never(var item) ->
          refusal(item, now, terms).orElseGet(Admission.NotMember::new);
    };
  }

  @Override
  public Admission look(String room, String userId, Instant now, Terms terms) {
    Map<String, AttributeValue> item =
        table
            .client()
            .getItem(
                request ->
                    request
                        .tableName(table.name())
                        .key(key(Keys.member(room, userId)))
                        .consistentRead(true))
            .item();
    return refusal(item, now, terms)
        .orElseGet(
            () ->
                new Admission.Admitted(
                    Role.of(Objects.requireNonNull(text(item, ROLE))),
                    Objects.requireNonNullElse(text(item, "name"), userId)));
  }

  private static String condition(Terms terms) {
    String condition = MEMBER;
    if (!terms.letsMuted()) {
      condition +=
          " AND attribute_not_exists(blocked)"
              + " AND (attribute_not_exists(mutedUntil) OR mutedUntil <= :now)";
    }
    if (!terms.letsEveryRole()) {
      condition += " AND #role IN (" + String.join(", ", roles(terms).keySet()) + ")";
    }
    if (!terms.slowMode().isZero()) {
      condition +=
          " AND (#role <> :member OR attribute_not_exists(slowUntil) OR slowUntil <= :now)";
    }
    return condition;
  }

  private static Map<String, AttributeValue> values(Instant now, Terms terms) {
    Map<String, AttributeValue> values = new HashMap<>();
    if (!terms.letsEveryRole()) {
      values.putAll(roles(terms));
    }
    if (!terms.slowMode().isZero()) {
      values.put(":member", text(Role.MEMBER.wire()));
      values.put(":slow", PaceItems.millis(Pace.micros(now.plus(terms.slowMode()))));
    }
    return values;
  }

  private static Map<String, AttributeValue> roles(Terms terms) {
    Map<String, AttributeValue> values = new TreeMap<>();
    terms.roles().forEach(role -> values.put(":" + role.wire() + "May", text(role.wire())));
    return values;
  }

  /** What the condition has against an item; empty if nothing. */
  private static Optional<Admission> refusal(
      Map<String, AttributeValue> item, Instant now, Terms terms) {
    String role = text(item, ROLE);
    if (item.containsKey("banned")) {
      return Optional.of(new Admission.Banned());
    }
    if (role == null) {
      return Optional.of(new Admission.NotMember());
    }
    if (!terms.letsMuted() && item.containsKey("blocked")) {
      return Optional.of(new Admission.Blocked());
    }
    Instant mutedUntil = moment(item, MUTED_UNTIL);
    if (!terms.letsMuted() && mutedUntil.isAfter(now)) {
      return Optional.of(new Admission.Muted(mutedUntil));
    }
    if (!terms.roles().contains(Role.of(role))) {
      return Optional.of(new Admission.Listener());
    }
    Instant slowUntil = moment(item, SLOW_UNTIL);
    boolean isSlow =
        !terms.slowMode().isZero() && Role.of(role) == Role.MEMBER && slowUntil.isAfter(now);
    return isSlow
        ? Optional.of(new Admission.TooFast(Duration.between(now, slowUntil)))
        : Optional.empty();
  }

  private static Instant moment(Map<String, AttributeValue> item, String name) {
    AttributeValue millis = item.get(name);
    return millis == null
        ? Instant.EPOCH
        : Instant.EPOCH.plusNanos(Math.multiplyExact(PaceItems.micros(millis), 1_000L));
  }
}
