package io.roomcast.events;

import io.roomcast.events.Content.Delete;
import io.roomcast.events.Content.Edit;
import io.roomcast.events.Content.Message;
import io.roomcast.events.Content.Pin;
import io.roomcast.events.Content.Reaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What changes make of a message: one rule, for the server's log and for a client. */
public final class Changes {

  /** With so many keys one may react to a message. */
  public static final int MAX_KEYS = 20;

  /** So many reactions a message has, over all keys. */
  public static final int MAX_REACTIONS = 100;

  /**
   * So many bytes of UTF-8 they take as compact JSON, so that a message with the longest body fits
   * a frame.
   */
  public static final int MAX_BYTES = 8 * 1024;

  private Changes() {}

  /**
   * The message after the change at this place; the same message where the change does nothing: a
   * newer edit or an older delete was there, the message is deleted, it has no room for the
   * reaction, or it was pinned later. Of edits and deletes the order does not matter; reactions and
   * what ends a pin are taken as they come.
   */
  public static Message apply(Message message, Sequence seq, Content.Change change) {
    return switch (change) {
      case Edit edit -> edited(message, seq, edit);
      case Delete delete -> deleted(message, seq, delete);
      case Reaction reaction -> reacted(message, seq, reaction);
      case Pin pin -> pinned(message, seq, pin);
    };
  }

  /** Whether the message takes this reaction; always where it is on already, or taken back. */
  public static boolean hasRoom(Message message, Reaction reaction) {
    Map<String, List<String>> after = with(reactions(message), reaction);
    if (!reaction.on()) {
      return true;
    }
    return after.size() <= MAX_KEYS
        && after.values().stream().mapToInt(List::size).sum() <= MAX_REACTIONS
        && bytes(after) <= MAX_BYTES;
  }

  private static Message edited(Message message, Sequence seq, Edit edit) {
    Edited before = message.edited();
    boolean counts =
        message.deleted() == null
            && edit.body() != null
            && (before == null || seq.isAfter(before.seq()));
    return counts
        ? changed(
            message,
            seq,
            edit.body(),
            new Edited(seq, edit.sentAt()),
            null,
            message.reactions(),
            message.pinned())
        : message;
  }

  /** The first delete counts: it says who took the text out, and a later one finds none. */
  private static Message deleted(Message message, Sequence seq, Delete delete) {
    Deleted before = message.deleted();
    return before == null || before.seq().isAfter(seq)
        ? changed(
            message,
            seq,
            null,
            null,
            new Deleted(seq, delete.sentAt(), delete.from().id()),
            null,
            null)
        : message;
  }

  private static Message reacted(Message message, Sequence seq, Reaction reaction) {
    Map<String, List<String>> before = reactions(message);
    Map<String, List<String>> after = with(before, reaction);
    if (message.deleted() != null || after.equals(before) || !hasRoom(message, reaction)) {
      return message;
    }
    return changed(
        message,
        seq,
        message.body(),
        message.edited(),
        null,
        after.isEmpty() ? null : after,
        message.pinned());
  }

  /** The last pin counts. Whether one that ended it is newer, the message does not know. */
  private static Message pinned(Message message, Sequence seq, Pin pin) {
    Pinned before = message.pinned();
    boolean counts =
        message.deleted() == null && (before == null ? pin.on() : seq.isAfter(before.seq()));
    return counts
        ? changed(
            message,
            seq,
            message.body(),
            message.edited(),
            null,
            message.reactions(),
            pin.on() ? new Pinned(seq, pin.sentAt(), pin.from().id()) : null)
        : message;
  }

  private static Message changed(
      Message message,
      Sequence seq,
      @Nullable Body body,
      @Nullable Edited edited,
      @Nullable Deleted deleted,
      @Nullable Map<String, List<String>> reactions,
      @Nullable Pinned pinned) {
    Sequence before = message.changed();
    return new Message(
        message.from(),
        message.sentAt(),
        message.messageId(),
        message.clientId(),
        body,
        message.replyTo(),
        deleted == null ? message.mentions() : null,
        edited,
        deleted,
        reactions,
        pinned,
        before == null || seq.isAfter(before) ? seq : before);
  }

  private static Map<String, List<String>> reactions(Message message) {
    Map<String, List<String>> reactions = message.reactions();
    return reactions == null ? Map.of() : reactions;
  }

  /** In the order in which they came: keys, and users of a key. */
  private static Map<String, List<String>> with(
      Map<String, List<String>> before, Reaction reaction) {
    Map<String, List<String>> after = new LinkedHashMap<>(before);
    String user = reaction.from().id();
    List<String> users = new ArrayList<>(before.getOrDefault(reaction.key(), List.of()));
    if (!reaction.on()) {
      users.remove(user);
    } else if (!users.contains(user)) {
      users.add(user);
    }
    if (users.isEmpty()) {
      after.remove(reaction.key());
    } else {
      after.put(reaction.key(), List.copyOf(users));
    }
    return after;
  }

  private static int bytes(Map<String, List<String>> reactions) {
    int commas = Math.max(0, reactions.size() - 1);
    int bytes = "{}".length() + commas;
    for (Map.Entry<String, List<String>> of : reactions.entrySet()) {
      bytes += text(of.getKey()) + ":[]".length() + of.getValue().size() - 1;
      bytes += of.getValue().stream().mapToInt(Changes::text).sum();
    }
    return bytes;
  }

  private static int text(String text) {
    long escaped = text.chars().filter(c -> c == '"' || c == '\\').count();
    return Utf8.length(text) + (int) escaped + "\"\"".length();
  }
}
