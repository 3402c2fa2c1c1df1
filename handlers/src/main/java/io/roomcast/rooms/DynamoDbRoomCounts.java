package io.roomcast.rooms;

import static io.roomcast.aws.Item.number;
import static io.roomcast.rooms.DynamoDbRegisterItems.MEMBERS;
import static io.roomcast.rooms.DynamoDbRegisterItems.MODERATORS;
import static io.roomcast.rooms.DynamoDbRegisterItems.OWNERS;

import io.roomcast.events.Role;
import io.roomcast.table.DynamoDbRooms;
import io.roomcast.table.Keys;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * What a change of one member makes of the room's own item: how many members and owners there are,
 * and who moderates. The limits are conditions of the same write.
 */
record DynamoDbRoomCounts(String table, long memberLimit) {

  /** Of a room that is there, also where nothing of it changes. The last owner does not go. */
  TransactWriteItem of(String room, Membership before, Membership after) {
    int members = count(after.isMember()) - count(before.isMember());
    int owners = count(after.role() == Role.OWNER) - count(before.role() == Role.OWNER);
    int moderators = count(after.isModerating()) - count(before.isModerating());
    if (members == 0 && owners == 0 && moderators == 0) {
      return exists(room);
    }
    DynamoDbExpression meta =
        DynamoDbExpression.of(Keys.room(room))
            .add(MEMBERS, number(members))
            .add(OWNERS, number(owners))
            .where("attribute_exists(%s)", DynamoDbRooms.ACCESS);
    if (members > 0) {
      meta.where("%s < :is", MEMBERS, number(memberLimit));
    }
    if (owners < 0) {
      meta.where("%s > :is", OWNERS, number(1));
    }
    AttributeValue user = AttributeValue.fromSs(List.of(after.user().id()));
    if (moderators > 0) {
      meta.add(MODERATORS, user)
          .where(
              "(attribute_not_exists(%s) OR size(%s) < :is)",
              MODERATORS, number(RoomState.MOST_MODERATORS));
    } else if (moderators < 0) {
      meta.takeOut(MODERATORS, user);
    }
    return meta.update(table);
  }

  /** The room is there. */
  TransactWriteItem exists(String room) {
    return DynamoDbExpression.of(Keys.room(room))
        .where("attribute_exists(%s)", DynamoDbRooms.ACCESS)
        .check(table);
  }

  private static int count(boolean one) {
    return one ? 1 : 0;
  }
}
