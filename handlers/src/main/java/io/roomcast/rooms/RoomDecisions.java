package io.roomcast.rooms;

import static java.util.Objects.requireNonNullElse;

import io.roomcast.events.Action;
import io.roomcast.events.Content;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.Posting;
import io.roomcast.events.Role;
import io.roomcast.events.RoomChange;
import io.roomcast.permissions.Act;
import io.roomcast.publishing.Hashes;
import io.roomcast.table.Room;

/** What becomes of making a room and of changing its settings. */
final class RoomDecisions {

  private static final long FIRST = 1;

  private RoomDecisions() {}

  /** The id is made of user and clientId, so a room that is there was made by the same frame. */
  static Decision create(
      String room, Situation situation, Action.CreateRoom create, Occasion occasion) {
    Mark mark = occasion.mark(create, create.clientId());
    RoomState there = situation.room();
    if (there != null) {
      Room settings = there.settings();
      if (there.made().isRetriedBy(mark)) {
        return new Decision.Done(told(room, RoomChange.CREATED, settings, occasion));
      }
      return situation.actor().isMember()
          ? new Decision.Done(Sequel.none(settings.version()))
          : usedBefore();
    }
    if (situation.deletion() != null) {
      return usedBefore();
    }
    if (!situation.allowance().oneMore()) {
      return new Decision.No(ErrorCode.LIMIT_REACHED, "in as many rooms as one may be in");
    }
    if (!situation.allowance().ownsOneMore()) {
      return new Decision.No(ErrorCode.LIMIT_REACHED, "one owns as many rooms as one may own");
    }
    Room settings =
        new Room(
            create.name(),
            requireNonNullElse(create.topic(), ""),
            create.access(),
            requireNonNullElse(create.posting(), Posting.ALL),
            requireNonNullElse(create.slowMode(), 0),
            FIRST);
    Membership owner =
        Membership.none(occasion.by().id()).named(occasion.by().name()).as(Role.OWNER, mark);
    return new Decision.Do(
        new Write.Create(room, settings, owner),
        told(room, RoomChange.CREATED, settings, occasion));
  }

  /** Of a room that one is out of by now; what it was is nobody's business. */
  private static Decision.No usedBefore() {
    return new Decision.No(
        ErrorCode.ROOM_NOT_FOUND,
        "this clientId made a room already, in which one is no more: use another one");
  }

  static Decision update(Case decided, Action.UpdateRoom update) {
    Room before = decided.state().settings();
    // The settings themselves are long; their hash tells them apart as well.
    String said =
        Hashes.deduplicationId(
            String.valueOf(update.name()),
            String.valueOf(update.topic()),
            String.valueOf(update.access()),
            update.posting() + " " + update.slowMode());
    Mark mark = decided.occasion().mark(update, update.version(), said);
    if (decided.state().made().isRetriedBy(mark)) {
      return new Decision.Done(
          told(decided.room(), RoomChange.UPDATED, before, decided.occasion()));
    }
    Decision.No refusal = decided.refusal(Act.UPDATE_ROOM);
    if (refusal != null) {
      return refusal;
    }
    if (update.version() != before.version()) {
      return new Decision.No(
          ErrorCode.VERSION_CONFLICT, "the room has version " + before.version());
    }
    Room after =
        new Room(
            requireNonNullElse(update.name(), before.name()),
            requireNonNullElse(update.topic(), before.topic()),
            requireNonNullElse(update.access(), before.access()),
            requireNonNullElse(update.posting(), before.posting()),
            requireNonNullElse(update.slowMode(), before.slowMode()),
            before.version() + 1);
    if (after.isAs(before)) {
      return new Decision.Done(Sequel.none(before.version()));
    }
    return new Decision.Do(
        new Write.Update(decided.room(), decided.actor(), before, after, mark),
        told(decided.room(), RoomChange.UPDATED, after, decided.occasion()));
  }

  static Decision delete(Case decided, Action.DeleteRoom delete) {
    Mark mark = decided.occasion().mark(delete);
    Decision.No refusal = decided.refusal(Act.DELETE_ROOM);
    if (refusal != null) {
      return refusal;
    }
    Room before = decided.state().settings();
    return new Decision.Do(
        new Write.Delete(decided.room(), decided.actor(), before, mark),
        deleted(decided.room(), before.next(), decided.occasion()));
  }

  /**
   * Of a room that was deleted: the retry tells again, and so does any owner as long as the room is
   * not removed, in case nobody was told.
   */
  static Decision deleteAgain(
      String room,
      Deletion deletion,
      Membership actor,
      Action.DeleteRoom delete,
      Occasion occasion) {
    boolean retried = deletion.made().isRetriedBy(occasion.mark(delete));
    Room settings = deletion.settings();
    if (settings != null && (retried || actor.role() == Role.OWNER)) {
      return new Decision.Done(deleted(room, settings, occasion));
    }
    return retried
        ? new Decision.Done(Sequel.none(null))
        : new Decision.No(ErrorCode.ROOM_NOT_FOUND, "no such room");
  }

  private static Sequel deleted(String room, Room settings, Occasion occasion) {
    return told(room, RoomChange.DELETED, settings, occasion).withoutVersion();
  }

  private static Sequel told(String room, RoomChange change, Room settings, Occasion occasion) {
    return Sequel.ofRoom(
        room,
        new Content.Room(
            occasion.by(),
            occasion.now(),
            change,
            settings.name(),
            settings.topic(),
            settings.access(),
            settings.posting(),
            settings.slowMode(),
            settings.version()));
  }
}
