package io.roomcast.rooms;

import static io.roomcast.aws.Item.number;
import static io.roomcast.aws.Item.seconds;
import static io.roomcast.aws.Item.text;
import static io.roomcast.rooms.DynamoDbRegisterItems.BANNED;
import static io.roomcast.rooms.DynamoDbRegisterItems.CHANGE;
import static io.roomcast.rooms.DynamoDbRegisterItems.DECLINED_BY;
import static io.roomcast.rooms.DynamoDbRegisterItems.JOINED_AT;
import static io.roomcast.rooms.DynamoDbRegisterItems.MADE;
import static io.roomcast.rooms.DynamoDbRegisterItems.MADE_AT;
import static io.roomcast.rooms.DynamoDbRegisterItems.MEMBERS;
import static io.roomcast.rooms.DynamoDbRegisterItems.MODERATORS;
import static io.roomcast.rooms.DynamoDbRegisterItems.MUTED_UNTIL;
import static io.roomcast.rooms.DynamoDbRegisterItems.NAME;
import static io.roomcast.rooms.DynamoDbRegisterItems.NOTE;
import static io.roomcast.rooms.DynamoDbRegisterItems.OWNERS;
import static io.roomcast.rooms.DynamoDbRegisterItems.ROLE;

import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import io.roomcast.events.Role;
import io.roomcast.table.DynamoDbRooms;
import io.roomcast.table.DynamoDbUserRoomWrites;
import io.roomcast.table.Keys;
import io.roomcast.table.Room;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Each {@link Write} as a transaction. */
final class DynamoDbRegisterWrites {

  /**
   * How long the item of one who is out is kept: much longer than a retry may come, so that no
   * number of a change is used again while the topic may know it.
   */
  private static final Duration OUT = Duration.ofDays(1);

  private final String table;
  private final DynamoDbUserRoomWrites userRooms;
  private final DynamoDbRoomCounts counts;
  private final DynamoDbListings listings;
  private final InstantSource clock;

  DynamoDbRegisterWrites(
      Table table, DynamoDbUserRoomWrites userRooms, long memberLimit, InstantSource clock) {
    this.table = table.name();
    this.userRooms = userRooms;
    this.listings = new DynamoDbListings(table.name());
    this.counts = new DynamoDbRoomCounts(table.name(), memberLimit);
    this.clock = clock;
  }

  List<TransactWriteItem> of(Write write) {
    return switch (write) {
      case Write.Create create -> create(create);
      case Write.Update update -> update(update);
      case Write.Change change -> change(change);
      case Write.Delete delete -> delete(delete);
      case Write.Ask(String room, JoinRequest request) ->
          List.of(counts.exists(room), ask(room, request));
      case Write.Decline(String room, Membership actor, String userId) ->
          List.of(
              hasRole(room, actor),
              open(room, userId).set(DECLINED_BY, text(actor.user().id())).update(table));
    };
  }

  private List<TransactWriteItem> create(Write.Create create) {
    String room = create.room();
    Membership owner = create.owner();
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(
        DynamoDbExpression.of(Keys.room(room))
            .setAll(DynamoDbRooms.attributes(create.settings()))
            .setAll(marked(owner.made()))
            .set(MEMBERS, number(1))
            .set(OWNERS, number(1))
            .set(MODERATORS, AttributeValue.fromSs(List.of(owner.user().id())))
            .where("attribute_not_exists(%s)", Key.PK)
            .update(table));
    items.add(member(room, Membership.none(owner.user().id()), owner));
    items.addAll(userRooms.made(room, owner.user().id()));
    items.addAll(listings.move(room, Optional.empty(), Optional.of(create.settings())));
    return items;
  }

  private List<TransactWriteItem> update(Write.Update update) {
    String room = update.room();
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(hasRole(room, update.actor()));
    items.add(
        DynamoDbExpression.of(Keys.room(room))
            .setAll(DynamoDbRooms.attributes(update.settings()))
            .setAll(marked(update.mark()))
            .where("attribute_exists(%s)", DynamoDbRooms.ACCESS)
            .where("%s = :is", DynamoDbRooms.VERSION, number(update.before().version()))
            .update(table));
    items.addAll(listings.move(room, Optional.of(update.before()), Optional.of(update.settings())));
    return items;
  }

  private List<TransactWriteItem> delete(Write.Delete delete) {
    String room = delete.room();
    Room before = delete.before();
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(hasRole(room, delete.actor()));
    items.add(
        DynamoDbExpression.of(Keys.room(room))
            .set(DynamoDbRooms.ACCESS, null)
            .set(DynamoDbRooms.DELETED, text(before.access().wire()))
            .set(DynamoDbRooms.VERSION, number(before.version() + 1))
            .setAll(marked(delete.mark()))
            .where("attribute_exists(%s)", DynamoDbRooms.ACCESS)
            .where("%s = :is", DynamoDbRooms.VERSION, number(before.version()))
            .update(table));
    items.addAll(listings.move(room, Optional.of(before), Optional.empty()));
    return items;
  }

  private List<TransactWriteItem> change(Write.Change change) {
    String room = change.room();
    Membership before = change.before();
    Membership after = change.after();
    String userId = before.user().id();
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(member(room, before, after));
    items.addAll(userRoom(room, before, after));
    if (!change.actor().user().id().equals(userId)) {
      items.add(hasRole(room, change.actor()));
    }
    items.add(counts.of(room, before, after));
    if (change.asked()) {
      items.add(open(room, userId).delete(table));
    } else if (after.banned() || (after.isMember() && !before.isMember())) {
      items.add(DynamoDbExpression.of(Keys.request(room, userId)).delete(table));
    }
    return items;
  }

  private TransactWriteItem member(String room, Membership before, Membership after) {
    Role role = after.role();
    Instant muted = after.mutedUntil();
    boolean kept = after.isMember() || after.banned();
    DynamoDbExpression item =
        DynamoDbExpression.of(Keys.member(room, after.user().id()))
            .setAll(marked(after.made()))
            .set(NAME, text(after.user().name()))
            .set(CHANGE, number(after.change()))
            .set(ROLE, role == null ? null : text(role.wire()))
            .set(BANNED, after.banned() ? AttributeValue.fromBool(true) : null)
            .set(MUTED_UNTIL, muted == null ? null : number(muted.toEpochMilli()))
            .set(Keys.EXPIRES_AT, kept ? null : seconds(forgotten(after)));
    if (after.isMember() && !before.isMember()) {
      item.set(JOINED_AT, number(after.made().at().toEpochMilli()));
    }
    return (before.change() == 0
            ? item.where("attribute_not_exists(%s)", CHANGE)
            : item.where("%s = :is", CHANGE, number(before.change())))
        .update(table);
  }

  private List<TransactWriteItem> userRoom(String room, Membership before, Membership after) {
    String userId = before.user().id();
    Role was = before.role();
    Role role = after.role();
    if (role == was) {
      return List.of();
    }
    if (was == null) {
      return userRooms.entered(room, userId, Objects.requireNonNull(role).wire());
    }
    return role == null
        ? userRooms.left(room, userId, was)
        : userRooms.changed(room, userId, was, role);
  }

  /** Who is to be silent is so for as long, in the room or out of it. */
  private static Instant forgotten(Membership out) {
    Instant after = out.made().at().plus(OUT);
    Instant muted = out.mutedUntil();
    return muted != null && muted.isAfter(after) ? muted : after;
  }

  private TransactWriteItem hasRole(String room, Membership actor) {
    Role role = actor.role();
    DynamoDbExpression item = DynamoDbExpression.of(Keys.member(room, actor.user().id()));
    return (role == null
            ? item.where("attribute_not_exists(%s)", ROLE)
            : item.where("%s = :is", ROLE, text(role.wire())))
        .check(table);
  }

  private DynamoDbExpression open(String room, String userId) {
    return DynamoDbExpression.of(Keys.request(room, userId))
        .where("attribute_not_exists(%s)", DECLINED_BY)
        .where("%s > :is", Keys.EXPIRES_AT, seconds(clock.instant()));
  }

  private TransactWriteItem ask(String room, JoinRequest request) {
    return DynamoDbExpression.of(Keys.request(room, request.user().id()))
        .set(NAME, text(request.user().name()))
        .set(NOTE, text(request.note()))
        .set(Keys.EXPIRES_AT, seconds(request.expiresAt()))
        .set(DECLINED_BY, null)
        .where(
            "(attribute_not_exists(%s) OR %s <= :is OR attribute_exists(#declinedBy))",
            Keys.EXPIRES_AT, seconds(clock.instant()))
        .update(table);
  }

  private static Map<String, AttributeValue> marked(Mark mark) {
    return Map.of(MADE, text(mark.text()), MADE_AT, number(mark.at().toEpochMilli()));
  }
}
