package io.roomcast.rooms;

import static io.roomcast.aws.Item.number;
import static io.roomcast.aws.Item.text;
import static io.roomcast.rooms.DynamoDbRegisterItems.CHANGE;
import static io.roomcast.rooms.DynamoDbRegisterItems.JOINED_AT;
import static io.roomcast.rooms.DynamoDbRegisterItems.MADE;
import static io.roomcast.rooms.DynamoDbRegisterItems.MADE_AT;
import static io.roomcast.rooms.DynamoDbRegisterItems.MEMBERS;
import static io.roomcast.rooms.DynamoDbRegisterItems.NAME;
import static io.roomcast.rooms.DynamoDbRegisterItems.ROLE;

import io.roomcast.aws.Item;
import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import io.roomcast.events.Role;
import io.roomcast.events.User;
import io.roomcast.publishing.Direct;
import io.roomcast.table.DynamoDbRooms;
import io.roomcast.table.DynamoDbUserRoomWrites;
import io.roomcast.table.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * {@link Pairs} in the table. Both members' items carry who of the two has blocked the other, so
 * that the write that admits a message asks for it as well; a set that is empty is not there.
 */
record DynamoDbPairs(Table table, DynamoDbUserRoomWrites userRooms) implements Pairs {

  private static final String BLOCKED = "blocked";

  @Override
  public Between read(User me, String otherId) {
    Key room = Keys.room(Direct.of(me.id(), otherId));
    Key mine = Keys.block(me.id(), otherId);
    Key theirs = Keys.block(otherId, me.id());
    Key myProfile = Keys.profile(me.id());
    Key profile = Keys.profile(otherId);
    Map<Key, Map<String, AttributeValue>> found =
        table
            .getAll(Stream.of(room, mine, theirs, myProfile, profile).map(Item::key).toList())
            .stream()
            .collect(Collectors.toMap(DynamoDbPairs::key, item -> item));
    Map<String, AttributeValue> made = found.get(room);
    return new Between(
        named(me, found.get(myProfile)),
        named(Membership.none(otherId).user(), found.get(profile)),
        made == null ? null : DynamoDbRegisterItems.mark(made),
        found.containsKey(mine),
        found.containsKey(theirs));
  }

  private static User named(User user, @Nullable Map<String, AttributeValue> profile) {
    String name = profile == null ? null : text(profile, NAME);
    return name == null ? user : new User(user.id(), name);
  }

  private static Key key(Map<String, AttributeValue> item) {
    return new Key(
        Objects.requireNonNull(text(item, Key.PK)), Objects.requireNonNull(text(item, Key.SK)));
  }

  @Override
  public boolean write(PairWrite write) {
    return table.transacted(
        switch (write) {
          case PairWrite.Open open -> open(open);
          case PairWrite.Tell(Between between, Mark mark) -> tell(between, mark);
          case PairWrite.Block(Between between, Mark mark) -> block(between, mark);
          case PairWrite.Unblock(Between between) -> unblock(between);
        });
  }

  private List<TransactWriteItem> open(PairWrite.Open write) {
    Between between = write.between();
    Mark mark = write.mark();
    Mark told = Objects.requireNonNull(write.after().opened());
    User me = between.me();
    User other = between.other();
    return List.of(
        marked(DynamoDbExpression.of(Keys.room(between.room())), told)
            .setAll(DynamoDbRooms.attributes(Conversation.settings(me, other)))
            .set(MEMBERS, number(2))
            .where("attribute_not_exists(%s)", Key.PK)
            .update(table.name()),
        member(between, me, mark),
        member(between, other, mark),
        userRooms.paired(between.room(), me.id(), Role.MEMBER.wire()),
        userRooms.paired(between.room(), other.id(), Role.MEMBER.wire()),
        block(me, other, between.blocks()),
        block(other, me, between.isBlocked()));
  }

  private List<TransactWriteItem> tell(Between between, Mark mark) {
    return List.of(
        marked(DynamoDbExpression.of(Keys.room(between.room())), mark)
            .where("%s = :is", MADE, text(""))
            .update(table.name()),
        block(between.me(), between.other(), false),
        block(between.other(), between.me(), false));
  }

  private TransactWriteItem member(Between between, User user, Mark mark) {
    DynamoDbExpression item =
        marked(DynamoDbExpression.of(Keys.member(between.room(), user.id())), mark)
            .set(ROLE, text(Role.MEMBER.wire()))
            .set(NAME, text(user.name()))
            .set(CHANGE, number(1))
            .set(JOINED_AT, number(mark.at().toEpochMilli()));
    List<String> blocking = Conversation.blocking(between);
    return (blocking.isEmpty() ? item : item.set(BLOCKED, AttributeValue.fromSs(blocking)))
        .update(table.name());
  }

  private TransactWriteItem block(User by, User of, boolean there) {
    return DynamoDbExpression.of(Keys.block(by.id(), of.id()))
        .where(there ? "attribute_exists(%s)" : "attribute_not_exists(%s)", Key.PK)
        .check(table.name());
  }

  private List<TransactWriteItem> block(Between between, Mark mark) {
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(
        DynamoDbExpression.of(Keys.block(between.me().id(), between.other().id()))
            .set(MADE_AT, number(mark.at().toEpochMilli()))
            .update(table.name()));
    AttributeValue me = AttributeValue.fromSs(List.of(between.me().id()));
    if (between.opened() == null) {
      items.add(noRoom(between));
    } else {
      items.add(member(between, between.me()).add(BLOCKED, me).update(table.name()));
      items.add(member(between, between.other()).add(BLOCKED, me).update(table.name()));
    }
    return items;
  }

  private List<TransactWriteItem> unblock(Between between) {
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(
        DynamoDbExpression.of(Keys.block(between.me().id(), between.other().id()))
            .delete(table.name()));
    AttributeValue me = AttributeValue.fromSs(List.of(between.me().id()));
    if (between.opened() == null) {
      items.add(noRoom(between));
    } else {
      items.add(member(between, between.me()).takeOut(BLOCKED, me).update(table.name()));
      items.add(member(between, between.other()).takeOut(BLOCKED, me).update(table.name()));
    }
    return items;
  }

  private static DynamoDbExpression member(Between between, User user) {
    return DynamoDbExpression.of(Keys.member(between.room(), user.id()))
        .where("attribute_exists(%s)", ROLE);
  }

  private TransactWriteItem noRoom(Between between) {
    return DynamoDbExpression.of(Keys.room(between.room()))
        .where("attribute_not_exists(%s)", Key.PK)
        .check(table.name());
  }

  private static DynamoDbExpression marked(DynamoDbExpression item, Mark mark) {
    return item.set(MADE, text(mark.text())).set(MADE_AT, number(mark.at().toEpochMilli()));
  }
}
