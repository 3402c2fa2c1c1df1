package io.roomcast.history;

import io.roomcast.events.Content.Reaction;
import io.roomcast.events.Sequence;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the log remembers of the changes in an entry, beside what it says: how often it was changed,
 * by which a write knows whether another one came between, and the place of each user's last
 * reaction with each key, on or taken back, and that of the last pin, so that one that comes late
 * undoes nothing newer.
 */
record Marks(int changes, Map<String, Sequence> reactions, @Nullable Sequence pin) {

  /** Of an entry that is as it came. */
  static final Marks NONE = new Marks(0, Map.of());

  /** Of an entry that was never pinned. */
  Marks(int changes, Map<String, Sequence> reactions) {
    this(changes, reactions, null);
  }

  /** So many reactions are remembered; of the oldest only that what came before them is older. */
  static final int REMEMBERED = 200;

  /** No user has this id, nor the empty one. */
  private static final String FORGOTTEN = "#";

  /** After a change that is no reaction. */
  Marks changed() {
    return new Marks(changes + 1, reactions, pin);
  }

  /** After everything in the entry was taken out. */
  Marks cleared() {
    return new Marks(changes + 1, Map.of(), pin);
  }

  /** Whether the last reaction of its user and key is remembered. */
  boolean has(Reaction reaction) {
    return reactions.containsKey(name(reaction));
  }

  /** Whether a reaction at this place is newer than the last one of its user and key. */
  boolean isNewer(Sequence seq, Reaction reaction) {
    Sequence last = reactions.getOrDefault(name(reaction), reactions.get(FORGOTTEN));
    return last == null || seq.isAfter(last);
  }

  /** After a reaction at this place. */
  Marks reacted(Sequence seq, Reaction reaction) {
    Map<String, Sequence> after = new HashMap<>(reactions);
    after.put(name(reaction), seq);
    while (after.size() > REMEMBERED + 1) {
      forgetOldest(after);
    }
    return new Marks(changes + 1, Map.copyOf(after), pin);
  }

  /** Whether a pin at this place, on or not, is newer than the last one. */
  boolean isNewerPin(Sequence seq) {
    return pin == null || seq.isAfter(pin);
  }

  /** After a pin at this place, on or not. */
  Marks pinned(Sequence seq) {
    return new Marks(changes + 1, reactions, seq);
  }

  private static void forgetOldest(Map<String, Sequence> marks) {
    Sequence forgotten = marks.getOrDefault(FORGOTTEN, Sequence.NONE);
    marks.remove(FORGOTTEN);
    Map.Entry<String, Sequence> oldest =
        marks.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow();
    marks.remove(oldest.getKey());
    marks.put(FORGOTTEN, oldest.getValue().isAfter(forgotten) ? oldest.getValue() : forgotten);
  }

  private static String name(Reaction reaction) {
    return reaction.from().id() + "#" + reaction.key();
  }
}
