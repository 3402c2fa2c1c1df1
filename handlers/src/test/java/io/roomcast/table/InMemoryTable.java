package io.roomcast.table;

import io.roomcast.aws.Key;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one table in memory, under the fakes of all ports that touch it. An item is any record; each
 * call of a port is one {@link #call}, so it happens as a whole and nothing is held between calls.
 */
public final class InMemoryTable {

  private final NavigableMap<Key, Object> items =
      new TreeMap<>(Comparator.comparing(Key::pk).thenComparing(Key::sk));

  /** Another table with the same items. */
  public synchronized InMemoryTable copy() {
    InMemoryTable copy = new InMemoryTable();
    copy.items.putAll(items);
    return copy;
  }

  /** All items by their keys, as they are now. */
  public synchronized Map<Key, Object> snapshot() {
    return Map.copyOf(items);
  }

  /** One effect on the items, as a whole. */
  public synchronized <T extends @Nullable Object> T call(
      Function<NavigableMap<Key, Object>, T> effect) {
    return effect.apply(items);
  }

  /** One item of a kind, or null. */
  public <T> @Nullable T get(Key key, Class<T> kind) {
    return this.<@Nullable T>call(
        all -> kind.isInstance(all.get(key)) ? kind.cast(all.get(key)) : null);
  }

  /** Puts one item. */
  public void put(Key key, Object item) {
    call(all -> all.put(key, item));
  }

  /** The items of a partition between two places, both included, in order. */
  public <T> List<T> range(String pk, String from, String to, Class<T> kind) {
    return call(
        all ->
            all.subMap(new Key(pk, from), true, new Key(pk, to), true).values().stream()
                .map(kind::cast)
                .toList());
  }

  /** The places of a partition's items, in order. */
  public List<String> places(String pk) {
    return call(all -> all.keySet().stream().filter(k -> k.pk().equals(pk)).map(Key::sk).toList());
  }

  /** Everything, for a test to look at. */
  public List<String> keys() {
    return call(all -> all.keySet().stream().map(key -> key.pk() + " " + key.sk()).toList());
  }
}
