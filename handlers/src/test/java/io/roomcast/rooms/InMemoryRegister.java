package io.roomcast.rooms;

import io.roomcast.aws.Key;
import io.roomcast.events.Role;
import io.roomcast.events.User;
import io.roomcast.table.DirectoryPlace;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.Room;
import io.roomcast.table.StoredDeletion;
import io.roomcast.table.StoredMember;
import io.roomcast.table.StoredRoom;
import io.roomcast.table.StoredUserRoom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@link Register} in memory. */
final class InMemoryRegister implements Register {

  private final InMemoryTable table;
  private final Limits limits;
  private final InstantSource clock;

  InMemoryRegister(InMemoryTable table, Limits limits, InstantSource clock) {
    this.table = table;
    this.limits = limits;
    this.clock = clock;
  }

  @Override
  public Situation read(String room, String actorId, String targetId) {
    return table.call(
        all ->
            new Situation(
                all.get(Keys.room(room)) instanceof StoredRoom stored
                    ? state(all, room, stored)
                    : null,
                all.get(Keys.room(room))
                        instanceof StoredDeletion(Room was, String made, Instant at)
                    ? new Deletion(was, new Mark(made, at))
                    : null,
                membership(all, room, actorId),
                membership(all, room, targetId),
                request(all, room, targetId),
                new Allowance(takesOneMore(all, targetId), ownsOneMore(all, targetId))));
  }

  @Override
  public boolean write(Write write) {
    return table.call(
        all ->
            switch (write) {
              case Write.Create create -> create(all, create);
              case Write.Update update -> update(all, update);
              case Write.Delete delete -> delete(all, delete);
              case Write.Change change -> change(all, change);
              case Write.Ask ask -> ask(all, ask);
              case Write.Decline decline -> decline(all, decline);
            });
  }

  private boolean takesOneMore(Map<Key, Object> all, String userId) {
    return StoredUserRoom.count(all, userId) < limits.rooms();
  }

  private boolean ownsOneMore(Map<Key, Object> all, String userId) {
    return StoredUserRoom.owned(all, userId) < limits.owned();
  }

  private boolean create(Map<Key, Object> all, Write.Create create) {
    Membership owner = create.owner();
    String user = owner.user().id();
    if (!takesOneMore(all, user) || !ownsOneMore(all, user)) {
      return false;
    }
    StoredRoom made =
        new StoredRoom(create.settings(), 1, 1, owner.made().text(), owner.made().at());
    if (all.putIfAbsent(Keys.room(create.room()), made) != null) {
      return false;
    }
    list(all, create.room(), Optional.empty(), Optional.of(create.settings()));
    put(all, create.room(), owner);
    StoredUserRoom.follow(all, create.room(), owner.user().id(), null, owner.role());
    return true;
  }

  private static boolean update(Map<Key, Object> all, Write.Update update) {
    if (!(all.get(Keys.room(update.room())) instanceof StoredRoom there)
        || there.room().version() != update.before().version()
        || !hasRole(all, update.room(), update.actor())) {
      return false;
    }
    all.put(
        Keys.room(update.room()),
        new StoredRoom(
            update.settings(),
            there.members(),
            there.owners(),
            update.mark().text(),
            update.mark().at()));
    list(all, update.room(), Optional.of(update.before()), Optional.of(update.settings()));
    return true;
  }

  private static boolean delete(Map<Key, Object> all, Write.Delete delete) {
    String room = delete.room();
    Room before = delete.before();
    if (!(all.get(Keys.room(room)) instanceof StoredRoom there)
        || there.room().version() != before.version()
        || !hasRole(all, room, delete.actor())) {
      return false;
    }
    all.put(
        Keys.room(room),
        new StoredDeletion(before.next(), delete.mark().text(), delete.mark().at()));
    list(all, room, Optional.of(before), Optional.empty());
    return true;
  }

  private static void list(
      Map<Key, Object> all, String room, Optional<Room> before, Optional<Room> after) {
    before
        .flatMap(settings -> DirectoryPlace.of(room, settings))
        .ifPresent(place -> all.remove(Keys.directory(place)));
    after
        .flatMap(settings -> DirectoryPlace.of(room, settings))
        .ifPresent(place -> all.put(Keys.directory(place), place));
  }

  private boolean change(Map<Key, Object> all, Write.Change change) {
    String room = change.room();
    Membership before = change.before();
    Membership after = change.after();
    int members = count(after.isMember()) - count(before.isMember());
    int owners = count(after.role() == Role.OWNER) - count(before.role() == Role.OWNER);
    Key asked = Keys.request(room, after.user().id());
    if (!(all.get(Keys.room(room)) instanceof StoredRoom there)) {
      return false;
    }
    boolean written =
        membership(all, room, before.user().id()).change() == before.change()
            && hasRole(all, room, change.actor())
            && (members <= 0 || there.members() < limits.members())
            && (members <= 0 || takesOneMore(all, after.user().id()))
            && (owners >= 0 || there.owners() > 1)
            && (owners <= 0 || ownsOneMore(all, after.user().id()))
            && (before.isModerating()
                || !after.isModerating()
                || moderators(all, room).size() < RoomState.MOST_MODERATORS)
            && (!change.asked() || isOpen(request(all, room, after.user().id())));
    if (written) {
      put(all, room, after);
      StoredUserRoom.follow(all, room, after.user().id(), before.role(), after.role());
      if (members != 0 || owners != 0) {
        all.put(
            Keys.room(room),
            new StoredRoom(
                there.room(),
                there.members() + members,
                there.owners() + owners,
                there.made(),
                there.madeAt()));
      }
      if (change.asked() || after.banned() || members > 0) {
        all.remove(asked);
      }
    }
    return written;
  }

  private boolean ask(Map<Key, Object> all, Write.Ask ask) {
    String user = ask.request().user().id();
    if (!(all.get(Keys.room(ask.room())) instanceof StoredRoom)
        || isOpen(request(all, ask.room(), user))) {
      return false;
    }
    all.put(Keys.request(ask.room(), user), ask.request());
    return true;
  }

  private boolean decline(Map<Key, Object> all, Write.Decline decline) {
    JoinRequest open = request(all, decline.room(), decline.userId());
    if (open == null || !isOpen(open) || !hasRole(all, decline.room(), decline.actor())) {
      return false;
    }
    all.put(
        Keys.request(decline.room(), decline.userId()),
        new JoinRequest(open.user(), open.note(), open.expiresAt(), decline.actor().user().id()));
    return true;
  }

  private static boolean hasRole(Map<Key, Object> all, String room, Membership actor) {
    return membership(all, room, actor.user().id()).role() == actor.role();
  }

  private static boolean isOpen(@Nullable JoinRequest request) {
    return request != null && request.declinedBy() == null;
  }

  private static RoomState state(Map<Key, Object> all, String room, StoredRoom stored) {
    return new RoomState(
        stored.room(),
        stored.members(),
        stored.owners(),
        moderators(all, room),
        new Mark(stored.made(), stored.madeAt()));
  }

  private static Set<String> moderators(Map<Key, Object> all, String room) {
    Key first = Keys.member(room, "");
    return all.keySet().stream()
        .filter(key -> key.pk().equals(first.pk()) && key.sk().startsWith(first.sk()))
        .map(key -> key.sk().substring(first.sk().length()))
        .filter(user -> membership(all, room, user).isModerating())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Membership membership(Map<Key, Object> all, String room, String userId) {
    if (!(all.get(Keys.member(room, userId)) instanceof StoredMember stored)) {
      return Membership.none(userId);
    }
    String role = stored.role();
    return new Membership(
        new User(userId, stored.name()),
        role == null || stored.banned() ? null : Role.of(role),
        stored.banned(),
        stored.mutedUntil(),
        stored.change(),
        new Mark(stored.made(), stored.madeAt()));
  }

  private @Nullable JoinRequest request(Map<Key, Object> all, String room, String userId) {
    return all.get(Keys.request(room, userId)) instanceof JoinRequest request
            && request.expiresAt().isAfter(clock.instant())
        ? request
        : null;
  }

  private static void put(Map<Key, Object> all, String room, Membership member) {
    long arrival =
        all.get(Keys.member(room, member.user().id())) instanceof StoredMember was
            ? was.arrival()
            : 0;
    Role role = member.role();
    all.put(
        Keys.member(room, member.user().id()),
        new StoredMember(
            role == null ? null : role.wire(),
            member.user().name(),
            member.banned(),
            arrival,
            member.mutedUntil(),
            null,
            member.change(),
            member.made().text(),
            member.made().at()));
  }

  private static int count(boolean one) {
    return one ? 1 : 0;
  }
}
