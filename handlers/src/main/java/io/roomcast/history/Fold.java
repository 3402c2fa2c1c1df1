package io.roomcast.history;

import io.roomcast.events.Changes;
import io.roomcast.events.Content;
import io.roomcast.events.Content.Change;
import io.roomcast.events.Content.Delete;
import io.roomcast.events.Content.Edit;
import io.roomcast.events.Content.Message;
import io.roomcast.events.Content.Pin;
import io.roomcast.events.Content.Reaction;
import io.roomcast.events.Edited;
import io.roomcast.events.Sequence;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Folds the changes among new entries into the messages that they change, so that one write for
 * each message does: those among the new ones, and those that are in the log already. A message
 * that is not there, or has expired, is not changed, but a delete takes out what is still there.
 * Only the last edit of a message that is not deleted keeps its text; it is taken out of the
 * others. Without changes nothing is read.
 */
final class Fold {

  private final Instant now;
  private final Map<Sequence, Entry> fresh = new LinkedHashMap<>();
  private final Map<Sequence, Entry> read = new HashMap<>();
  private final Map<Sequence, Entry> rewritten = new LinkedHashMap<>();

  private Fold(Instant now) {
    this.now = now;
  }

  /** Of entries that are not in the log yet, in their order. */
  static Fold of(MessageLog log, String room, List<Entry> entries, Instant now) {
    Fold fold = new Fold(now);
    entries.forEach(entry -> fold.fresh.put(entry.seq(), entry));
    fold.read(log, room, entries.stream().flatMap(Fold::targetOf));
    fold.read(log, room, entries.stream().flatMap(fold::editOfTarget));
    entries.forEach(fold::apply);
    return fold;
  }

  /** The new entries, as they are to be put. */
  List<Entry> entries() {
    return List.copyOf(fresh.values());
  }

  /** What becomes of entries that are in the log. */
  List<Rewrite> rewrites() {
    return rewritten.values().stream()
        .map(entry -> new Rewrite(Objects.requireNonNull(read.get(entry.seq())), entry))
        .toList();
  }

  private void read(MessageLog log, String room, Stream<Sequence> sequences) {
    List<Sequence> unread =
        sequences
            .filter(seq -> !fresh.containsKey(seq) && !read.containsKey(seq))
            .distinct()
            .toList();
    if (!unread.isEmpty()) {
      read.putAll(log.find(room, unread));
    }
  }

  private static Stream<Sequence> targetOf(Entry entry) {
    return entry.content() instanceof Change change ? Stream.of(change.target()) : Stream.empty();
  }

  /** The edit that a message in the log has its text from, where a new one takes that out. */
  private Stream<Sequence> editOfTarget(Entry entry) {
    if (entry.content() instanceof Change change
        && (change instanceof Edit || change instanceof Delete)
        && target(change) instanceof Message message) {
      Edited edited = message.edited();
      if (edited != null) {
        return Stream.of(edited.seq());
      }
    }
    return Stream.empty();
  }

  private void apply(Entry entry) {
    if (entry.content() instanceof Change change
        && entry.seq().isAfter(change.target())
        && target(change) instanceof Message message) {
      Entry target = Objects.requireNonNull(current(change.target()));
      switch (change) {
        case Reaction reaction -> react(target, message, entry.seq(), reaction);
        case Edit edit -> edit(target, message, entry, edit);
        case Delete delete -> delete(target, message, entry.seq(), delete);
        case Pin pin -> pin(target, message, entry.seq(), pin);
      }
    }
  }

  /** Where nothing was on, as far as is remembered, taking it back leaves no mark. */
  private void react(Entry target, Message message, Sequence seq, Reaction reaction) {
    Marks marks = target.marks();
    if (message.deleted() == null && marks.isNewer(seq, reaction)) {
      Message after = Changes.apply(message, seq, reaction);
      if (reaction.on() || marks.has(reaction) || !after.equals(message)) {
        set(target.changed(after, marks.reacted(seq, reaction)));
      }
    }
  }

  private void edit(Entry target, Message message, Entry entry, Edit edit) {
    Message after = Changes.apply(message, entry.seq(), edit);
    if (after.equals(message)) {
      takeTextOut(entry.seq());
    } else {
      takeTextOutOfEdit(message);
      set(target.changed(after, target.marks().changed()));
    }
  }

  private void delete(Entry target, Message message, Sequence seq, Delete delete) {
    Message after = Changes.apply(message, seq, delete);
    if (!after.equals(message)) {
      takeTextOutOfEdit(message);
      set(target.changed(after, target.marks().cleared()));
    }
  }

  /** One that ends no pin leaves a mark too, since the pin that it ends may come after it. */
  private void pin(Entry target, Message message, Sequence seq, Pin pin) {
    Marks marks = target.marks();
    if (message.deleted() == null && marks.isNewerPin(seq)) {
      set(target.changed(Changes.apply(message, seq, pin), marks.pinned(seq)));
    }
  }

  private void takeTextOutOfEdit(Message message) {
    Edited edited = message.edited();
    if (edited != null) {
      takeTextOut(edited.seq());
    }
  }

  private void takeTextOut(Sequence seq) {
    Entry entry = current(seq);
    if (entry != null && entry.content() instanceof Edit edit && edit.body() != null) {
      set(entry.changed(edit.withoutBody(), entry.marks().changed()));
    }
  }

  private @Nullable Content target(Change change) {
    Entry entry = current(change.target());
    if (entry == null || (entry.expired(now) && !(change instanceof Delete))) {
      return null;
    }
    return entry.content();
  }

  private @Nullable Entry current(Sequence seq) {
    Entry there = fresh.get(seq);
    if (there == null) there = rewritten.get(seq);
    return there == null ? read.get(seq) : there;
  }

  private void set(Entry entry) {
    (fresh.containsKey(entry.seq()) ? fresh : rewritten).put(entry.seq(), entry);
  }
}
