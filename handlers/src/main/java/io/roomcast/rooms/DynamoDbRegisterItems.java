package io.roomcast.rooms;

import static io.roomcast.aws.Item.number;
import static io.roomcast.aws.Item.text;
import static io.roomcast.aws.Item.texts;

import io.roomcast.events.Role;
import io.roomcast.events.User;
import io.roomcast.table.DynamoDbRooms;
import io.roomcast.table.Keys;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How rooms, members and requests stand in their items. */
final class DynamoDbRegisterItems {

  static final String NAME = "name";
  static final String ROLE = "role";
  static final String BANNED = "banned";
  static final String MUTED_UNTIL = "mutedUntil";
  static final String CHANGE = "change";
  static final String JOINED_AT = "joinedAt";
  static final String MADE = "made";
  static final String MADE_AT = "madeAt";
  static final String MEMBERS = "members";
  static final String OWNERS = "owners";
  static final String MODERATORS = "moderators";
  static final String NOTE = "note";
  static final String DECLINED_BY = "declinedBy";

  private DynamoDbRegisterItems() {}

  static @Nullable RoomState room(Map<String, AttributeValue> item) {
    return DynamoDbRooms.room(item)
        .map(
            room ->
                new RoomState(
                    room,
                    number(item, MEMBERS, 0),
                    number(item, OWNERS, 0),
                    texts(item, MODERATORS),
                    mark(item)))
        .orElse(null);
  }

  static @Nullable Deletion deletion(Map<String, AttributeValue> item) {
    return item.containsKey(DynamoDbRooms.DELETED)
        ? new Deletion(DynamoDbRooms.deleted(item).orElse(null), mark(item))
        : null;
  }

  static Membership membership(String userId, Map<String, AttributeValue> item) {
    Membership none = Membership.none(userId);
    boolean banned = item.containsKey(BANNED);
    String role = text(item, ROLE);
    return new Membership(
        new User(userId, Objects.requireNonNullElse(text(item, NAME), none.user().name())),
        role == null || banned ? null : Role.of(role),
        banned,
        moment(item, MUTED_UNTIL),
        number(item, CHANGE, 0),
        mark(item));
  }

  static @Nullable JoinRequest request(
      String userId, Map<String, AttributeValue> item, Instant now) {
    Instant expiresAt = Instant.ofEpochSecond(number(item, Keys.EXPIRES_AT, 0));
    return expiresAt.isAfter(now)
        ? new JoinRequest(
            new User(userId, Objects.requireNonNullElse(text(item, NAME), userId)),
            Objects.requireNonNullElse(text(item, NOTE), ""),
            expiresAt,
            text(item, DECLINED_BY))
        : null;
  }

  static Mark mark(Map<String, AttributeValue> item) {
    String made = text(item, MADE);
    return made == null
        ? Mark.NONE
        : new Mark(made, Instant.ofEpochMilli(number(item, MADE_AT, 0)));
  }

  private static @Nullable Instant moment(Map<String, AttributeValue> item, String name) {
    return item.containsKey(name) ? Instant.ofEpochMilli(number(item, name, 0)) : null;
  }
}
