package io.roomcast.rooms;

import io.roomcast.events.Content;
import io.roomcast.events.LeftReason;
import io.roomcast.publishing.Hashes;
import org.jspecify.annotations.Nullable;

/**
 * What follows a state that was written: an event, if the room is to be told, by the id that a
 * retry has too; the reason for which the user's connections leave the room, if they do; what the
 * ack tells; and what inboxes are told.
 */
record Sequel(
    @Nullable Content event,
    String deduplicationId,
    @Nullable LeftReason out,
    @Nullable String user,
    @Nullable Long version,
    @Nullable Notification notification) {

  /** Nothing but the ack. */
  static Sequel none(@Nullable String user) {
    return new Sequel(null, "", null, user, null, null);
  }

  /** Nothing but the ack, with the room's version. */
  static Sequel none(long version) {
    return new Sequel(null, "", null, null, version, null);
  }

  /** And inboxes are told. */
  Sequel with(Notification told) {
    return new Sequel(event, deduplicationId, out, user, version, told);
  }

  /** The same, and the ack has no version. */
  Sequel withoutVersion() {
    return new Sequel(event, deduplicationId, out, user, null, notification);
  }

  /** The room has these settings. */
  static Sequel ofRoom(String room, Content.Room event) {
    return new Sequel(
        event,
        Hashes.deduplicationId(room, "room", "", Long.toString(event.version())),
        null,
        null,
        event.version(),
        null);
  }

  /** This is the so-manieth change of a user's. */
  static Sequel ofMember(
      String room, Content.MemberChange event, long change, @Nullable LeftReason out) {
    String user = event.user().id();
    return new Sequel(
        event,
        Hashes.deduplicationId(room, "member", user, Long.toString(change)),
        out,
        user,
        null,
        null);
  }
}
