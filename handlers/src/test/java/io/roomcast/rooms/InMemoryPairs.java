package io.roomcast.rooms;

import io.roomcast.aws.Key;
import io.roomcast.events.Role;
import io.roomcast.events.User;
import io.roomcast.publishing.Direct;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.Profile;
import io.roomcast.table.StoredMember;
import io.roomcast.table.StoredRoom;
import io.roomcast.table.StoredUserRoom;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** {@link Pairs} in memory. */
record InMemoryPairs(InMemoryTable table) implements Pairs {

  /** A user's BLOCK item of another. */
  record StoredBlock(Instant at) {}

  @Override
  public Between read(User me, String otherId) {
    return table.call(
        all ->
            new Between(
                named(all, me),
                named(all, Membership.none(otherId).user()),
                all.get(Keys.room(Direct.of(me.id(), otherId))) instanceof StoredRoom room
                    ? new Mark(room.made(), room.madeAt())
                    : null,
                all.containsKey(Keys.block(me.id(), otherId)),
                all.containsKey(Keys.block(otherId, me.id()))));
  }

  private static User named(Map<Key, Object> all, User user) {
    return all.get(Keys.profile(user.id())) instanceof Profile profile && profile.name() != null
        ? new User(user.id(), profile.name())
        : user;
  }

  @Override
  public boolean write(PairWrite write) {
    return table.call(
        all -> {
          Between was = write.between();
          if ((was.opened() == null) == all.containsKey(Keys.room(was.room()))) {
            return false;
          }
          return switch (write) {
            case PairWrite.Open open -> open(all, open);
            case PairWrite.Tell(Between between, Mark mark) -> tell(all, between, mark);
            case PairWrite.Block(Between between, Mark mark) -> {
              all.put(
                  Keys.block(between.me().id(), between.other().id()), new StoredBlock(mark.at()));
              yield close(all, between, true);
            }
            case PairWrite.Unblock(Between between) -> {
              all.remove(Keys.block(between.me().id(), between.other().id()));
              yield close(all, between, false);
            }
          };
        });
  }

  private static boolean open(Map<Key, Object> all, PairWrite.Open open) {
    Between between = open.between();
    User me = between.me();
    User other = between.other();
    if (all.containsKey(Keys.block(me.id(), other.id())) != between.blocks()
        || all.containsKey(Keys.block(other.id(), me.id())) != between.isBlocked()) {
      return false;
    }
    Mark opened = Objects.requireNonNull(open.after().opened());
    all.put(
        Keys.room(between.room()),
        new StoredRoom(Conversation.settings(me, other), 2, 0, opened.text(), opened.at()));
    for (User user : Set.of(me, other)) {
      all.put(
          Keys.member(between.room(), user.id()),
          StoredMember.named(user.name()).blockedBy(Set.copyOf(Conversation.blocking(between))));
      StoredUserRoom.follow(all, between.room(), user.id(), null, Role.MEMBER);
    }
    return true;
  }

  private static boolean tell(Map<Key, Object> all, Between between, Mark mark) {
    StoredRoom room = (StoredRoom) Objects.requireNonNull(all.get(Keys.room(between.room())));
    if (!room.made().isEmpty()
        || all.containsKey(Keys.block(between.me().id(), between.other().id()))
        || all.containsKey(Keys.block(between.other().id(), between.me().id()))) {
      return false;
    }
    all.put(
        Keys.room(between.room()),
        new StoredRoom(room.room(), room.members(), room.owners(), mark.text(), mark.at()));
    return true;
  }

  private static boolean close(Map<Key, Object> all, Between between, boolean on) {
    if (between.opened() != null) {
      for (User user : Set.of(between.me(), between.other())) {
        Key key = Keys.member(between.room(), user.id());
        StoredMember member = (StoredMember) Objects.requireNonNull(all.get(key));
        Set<String> by = new HashSet<>(member.blockedBy());
        if (on) {
          by.add(between.me().id());
        } else {
          by.remove(between.me().id());
        }
        all.put(key, member.blockedBy(Set.copyOf(by)));
      }
    }
    return true;
  }
}
