package io.roomcast.table;

import static io.roomcast.aws.Item.number;
import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Key;
import io.roomcast.events.Codec;
import io.roomcast.events.Content;
import io.roomcast.events.Decoded;
import io.roomcast.events.Role;
import io.roomcast.events.Sequence;
import io.roomcast.events.User;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How reports stand in their items, and what they are decided on. */
record DynamoDbReportItems(Codec codec) {

  static final String CLOSED_BY = "closedBy";
  private static final String CONTENT = "content";
  private static final String ROOM = "room";
  private static final String REPORT = "report";
  private static final String FILED_AT = "filedAt";
  private static final String NAME = "name";
  private static final String ROLE = "role";
  private static final String BANNED = "banned";

  static Key key(Map<String, AttributeValue> item) {
    return new Key(
        Objects.requireNonNull(text(item, Key.PK)), Objects.requireNonNull(text(item, Key.SK)));
  }

  Standing standing(String room, String userId, Map<Key, Map<String, AttributeValue>> found) {
    Map<String, AttributeValue> member = found.getOrDefault(Keys.member(room, userId), Map.of());
    boolean banned = member.containsKey(BANNED);
    String role = text(member, ROLE);
    return new Standing(
        new User(userId, Objects.requireNonNullElse(text(member, NAME), userId)),
        role == null || banned ? null : Role.of(role),
        banned,
        DynamoDbRooms.room(found.getOrDefault(Keys.room(room), Map.of()))
            .map(Room::access)
            .orElse(null));
  }

  Evidence known(
      String room, String userId, Map<Key, Map<String, AttributeValue>> found, Instant now) {
    Map<String, AttributeValue> member = found.getOrDefault(Keys.member(room, userId), Map.of());
    String name = text(member, NAME);
    return name == null || isOver(member, now)
        ? new Evidence.None()
        : new Evidence.Known(new User(userId, name));
  }

  Evidence said(Map<String, AttributeValue> event, Instant now) {
    return message(text(event, CONTENT))
        .filter(message -> !isOver(event, now) && message.deleted() == null)
        .<Evidence>map(Evidence.Said::new)
        .orElseGet(Evidence.None::new);
  }

  private static boolean isOver(Map<String, AttributeValue> item, Instant now) {
    return number(item, Keys.EXPIRES_AT, Long.MAX_VALUE) <= now.getEpochSecond();
  }

  boolean isOpen(Map<String, AttributeValue> named) {
    return !named.isEmpty() && !named.containsKey(CLOSED_BY);
  }

  /** Where the report is that an item of the room names. */
  Key filed(String room, Map<String, AttributeValue> named) {
    return Keys.filedReport(
        room, Keys.reportId(key(named)), Instant.ofEpochMilli(number(named, FILED_AT, 0)));
  }

  Map<String, AttributeValue> named(Report report) {
    Key key = Keys.report(report.room(), report.id());
    return Map.of(
        Key.PK,
        text(key.pk()),
        Key.SK,
        text(key.sk()),
        FILED_AT,
        number(report.at().toEpochMilli()));
  }

  Map<String, AttributeValue> item(Report report) {
    Key key = Keys.filedReport(report.room(), report.id(), report.at());
    Map<String, AttributeValue> item = new HashMap<>();
    item.put(Key.PK, text(key.pk()));
    item.put(Key.SK, text(key.sk()));
    item.put(ROOM, text(report.room()));
    item.put(REPORT, text(report.id()));
    item.put(FILED_AT, number(report.at().toEpochMilli()));
    item.put("from", text(report.from().id()));
    item.put("fromName", text(report.from().name()));
    item.put("user", text(report.user().id()));
    item.put("userName", text(report.user().name()));
    item.put("reason", text(report.reason()));
    Sequence target = report.target();
    if (target != null) {
      item.put("target", text(target.text()));
    }
    Content.Message said = report.said();
    if (said != null) {
      item.put(CONTENT, text(codec.encode(said)));
    }
    return item;
  }

  Report report(Map<String, AttributeValue> item) {
    String target = text(item, "target");
    return new Report(
        Objects.requireNonNull(text(item, REPORT)),
        Objects.requireNonNull(text(item, ROOM)),
        user(item, "from"),
        Instant.ofEpochMilli(number(item, FILED_AT, 0)),
        user(item, "user"),
        target == null ? null : new Sequence(target),
        message(text(item, CONTENT)).orElse(null),
        Objects.requireNonNull(text(item, "reason")));
  }

  private Optional<Content.Message> message(@Nullable String json) {
    return json != null
            && codec.content(json) instanceof Decoded.Valid<Content>(Content there)
            && there instanceof Content.Message message
        ? Optional.of(message)
        : Optional.empty();
  }

  private static User user(Map<String, AttributeValue> item, String attribute) {
    return new User(
        Objects.requireNonNull(text(item, attribute)),
        Objects.requireNonNull(text(item, attribute + "Name")));
  }
}
