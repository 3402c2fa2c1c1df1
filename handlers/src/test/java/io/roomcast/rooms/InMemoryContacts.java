package io.roomcast.rooms;

import io.roomcast.aws.Key;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link Contacts} in memory. */
record InMemoryContacts(InMemoryTable table) implements Contacts {

  @Override
  public void add(String userId, String contactId, Instant at) {
    table.call(all -> all.putIfAbsent(Keys.contact(userId, contactId), at));
  }

  @Override
  public void remove(String userId, String contactId) {
    table.call(all -> all.remove(Keys.contact(userId, contactId)));
  }

  @Override
  public List<String> page(String userId, @Nullable String after, int most) {
    Key first = Keys.contact(userId, "");
    return table.places(first.pk()).stream()
        .filter(place -> place.startsWith(first.sk()))
        .map(place -> place.substring(first.sk().length()))
        .filter(id -> after == null || id.compareTo(after) > 0)
        .limit(most)
        .toList();
  }
}
