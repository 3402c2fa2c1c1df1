package io.roomcast.table;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.number;
import static io.roomcast.aws.Item.seconds;
import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import io.roomcast.events.Codec;
import io.roomcast.events.Role;
import io.roomcast.events.Sequence;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * {@link Reports} in the table. A report is kept under its month, where operators read it and where
 * it outlives the room; under the room is what names it.
 */
public final class DynamoDbReports implements Reports {

  /** A closed report is kept for so long. */
  private static final Duration CLOSED = Duration.ofDays(90);

  /** Sorts after every character that an id may have. */
  private static final String END = "~";

  private final Table table;
  private final DynamoDbReportItems items;
  private final InstantSource clock;

  /** In the table given. */
  public DynamoDbReports(Table table, Codec codec, InstantSource clock) {
    this.table = table;
    this.items = new DynamoDbReportItems(codec);
    this.clock = clock;
  }

  @Override
  public Standing standing(String room, String userId) {
    return items.standing(room, userId, read(List.of(Keys.room(room), Keys.member(room, userId))));
  }

  @Override
  public Grounds grounds(String room, String userId, About about, String report) {
    Key reported = Keys.report(room, report);
    List<Key> keys = new ArrayList<>(List.of(Keys.room(room), Keys.member(room, userId), reported));
    Sequence target = about.target();
    String user = about.userId();
    if (target != null) {
      keys.addAll(List.of(Keys.event(room, target), Keys.log(room)));
    } else if (user != null && !user.equals(userId)) {
      keys.add(Keys.member(room, user));
    }
    Map<Key, Map<String, AttributeValue>> found = read(keys);
    return new Grounds(
        items.standing(room, userId, found),
        items.isOpen(found.getOrDefault(reported, Map.of())),
        target == null
            ? items.known(room, String.valueOf(user), found, clock.instant())
            : said(room, target, found));
  }

  /** The log may have come that far between the reads of a batch. */
  private Evidence said(String room, Sequence target, Map<Key, Map<String, AttributeValue>> found) {
    Key event = Keys.event(room, target);
    Evidence evidence = items.said(found.getOrDefault(event, Map.of()), clock.instant());
    if (!(evidence instanceof Evidence.None) || found.containsKey(event)) {
      return evidence;
    }
    String logged = text(found.getOrDefault(Keys.log(room), Map.of()), "logged");
    return logged == null || target.isAfter(new Sequence(logged))
        ? new Evidence.NotYet()
        : items.said(read(List.of(event)).getOrDefault(event, Map.of()), clock.instant());
  }

  private Map<Key, Map<String, AttributeValue>> read(List<Key> keys) {
    return table.getAll(keys.stream().map(key -> key(key)).toList()).stream()
        .collect(Collectors.toMap(DynamoDbReportItems::key, item -> item));
  }

  @Override
  public boolean file(Report report) {
    String room = report.room();
    return table.transacted(
        List.of(
            put(items.named(report), "attribute_not_exists(pk) OR attribute_exists(closedBy)"),
            put(items.item(report), ""),
            check(
                Keys.member(room, report.from().id()),
                "attribute_exists(#role) AND attribute_not_exists(banned)",
                Map.of())));
  }

  @Override
  public Optional<Filed> find(String room, String report) {
    Key named = Keys.report(room, report);
    Map<String, AttributeValue> found = read(List.of(named)).getOrDefault(named, Map.of());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Key filed = items.filed(room, found);
    return Optional.ofNullable(read(List.of(filed)).get(filed))
        .map(item -> new Filed(items.report(item), text(found, DynamoDbReportItems.CLOSED_BY)));
  }

  @Override
  public Page page(String room, @Nullable String after, int most) {
    Key first = Keys.report(room, "");
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":pk", text(first.pk()));
    values.put(":from", text(first.sk() + Objects.requireNonNullElse(after, "")));
    values.put(":to", text(first.sk() + END));
    // BETWEEN has both ends in it, and so the one after which the page begins.
    List<Map<String, AttributeValue>> found =
        table
            .client()
            .query(
                query ->
                    query
                        .tableName(table.name())
                        .consistentRead(true)
                        .keyConditionExpression("pk = :pk AND sk BETWEEN :from AND :to")
                        .expressionAttributeValues(values)
                        .limit(most + 2))
            .items()
            .stream()
            .filter(
                item -> !DynamoDbReportItems.key(item).equals(Keys.report(room, orEmpty(after))))
            .toList();
    List<Map<String, AttributeValue>> taken = found.subList(0, Math.min(most, found.size()));
    List<Key> open =
        taken.stream().filter(items::isOpen).map(item -> items.filed(room, item)).toList();
    Map<Key, Map<String, AttributeValue>> reports = read(open);
    return new Page(
        open.stream().map(reports::get).filter(Objects::nonNull).map(items::report).toList(),
        found.size() > most ? Keys.reportId(DynamoDbReportItems.key(taken.getLast())) : null);
  }

  private static String orEmpty(@Nullable String after) {
    return Objects.requireNonNullElse(after, "");
  }

  @Override
  public boolean close(Report report, Standing by, Instant at) {
    String room = report.room();
    Map<String, AttributeValue> values =
        Map.of(
            ":by", text(by.user().id()),
            ":at", number(at.toEpochMilli()),
            ":until", seconds(at.plus(CLOSED)));
    TransactWriteItem filed =
        closed(Keys.filedReport(room, report.id(), report.at()), "attribute_exists(pk)", values);
    Key named = Keys.report(room, report.id());
    Role role = by.role();
    // Of a room that was deleted nothing but the report is there.
    return table.transacted(
        role == null
            ? List.of(filed, closed(named, "", values))
            : List.of(
                filed,
                closed(named, "attribute_exists(pk)", values),
                check(
                    Keys.member(room, by.user().id()),
                    "#role = :role",
                    Map.of(":role", text(role.wire())))));
  }

  @Override
  public Stream<Filed> filed(YearMonth month) {
    return table
        .client()
        .queryPaginator(
            query ->
                query
                    .tableName(table.name())
                    .consistentRead(true)
                    .keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(Map.of(":pk", text(Keys.reports(month)))))
        .items()
        .stream()
        .map(item -> new Filed(items.report(item), text(item, DynamoDbReportItems.CLOSED_BY)));
  }

  private TransactWriteItem closed(Key item, String asWell, Map<String, AttributeValue> values) {
    String open = "attribute_not_exists(closedBy)";
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(table.name())
                    .key(key(item))
                    .updateExpression("SET closedBy = :by, closedAt = :at, expiresAt = :until")
                    .conditionExpression(asWell.isEmpty() ? open : open + " AND " + asWell)
                    .expressionAttributeValues(values))
        .build();
  }

  private TransactWriteItem put(Map<String, AttributeValue> item, String condition) {
    return TransactWriteItem.builder()
        .put(
            put -> {
              put.tableName(table.name()).item(item);
              if (!condition.isEmpty()) {
                put.conditionExpression(condition);
              }
            })
        .build();
  }

  private TransactWriteItem check(Key item, String condition, Map<String, AttributeValue> values) {
    return TransactWriteItem.builder()
        .conditionCheck(
            check -> {
              check
                  .tableName(table.name())
                  .key(key(item))
                  .conditionExpression(condition)
                  .expressionAttributeNames(Map.of("#role", "role"));
              if (!values.isEmpty()) {
                check.expressionAttributeValues(values);
              }
            })
        .build();
  }
}
