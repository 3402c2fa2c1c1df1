package io.roomcast.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Access;
import io.roomcast.events.Posting;
import io.roomcast.table.DirectoryPlace;
import io.roomcast.table.Room;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link Directory} does. */
abstract class DirectoryContract {

  abstract Directory directory();

  /** The directory has the room by its name. */
  abstract void list(DirectoryPlace place);

  /** A user made this room, and it has so many members. */
  abstract void make(String room, Room settings, int members);

  private static Room called(String name) {
    return new Room(name, "", Access.OPEN, Posting.ALL, 0, 1);
  }

  private void list(String room, String name) {
    make(room, called(name), 1);
    list(DirectoryPlace.of(room, name));
  }

  private List<String> page(String prefix, @Nullable DirectoryPlace after, int most) {
    return directory().page(prefix, after, most).stream()
        .map(found -> found.place().room())
        .toList();
  }

  @Test
  void rooms_are_in_the_order_of_their_names_and_ids() {
    list("r_3", "Tea");
    list("r_2", "tea");
    list("r_1", "Tea room");
    list("r_4", "Éclair");
    list("r_5", "Coffee");
    list("r_6", "\uD83C\uDF75");

    assertThat(page("", null, 10)).containsExactly("r_5", "r_2", "r_3", "r_1", "r_4", "r_6");
    assertThat(page("tea", null, 10)).containsExactly("r_2", "r_3", "r_1");
    assertThat(page("tea ", null, 10)).containsExactly("r_1");
    assertThat(page("é", null, 10)).containsExactly("r_4");
    assertThat(page("x", null, 10)).isEmpty();
  }

  @Test
  void a_page_begins_after_a_place_also_where_no_room_is_any_more() {
    list("r_1", "a");
    list("r_2", "b");
    list("r_3", "b c");
    list("r_4", "c");

    assertThat(page("", null, 2)).containsExactly("r_1", "r_2");
    assertThat(page("", DirectoryPlace.of("r_2", "b"), 2)).containsExactly("r_3", "r_4");
    assertThat(page("", DirectoryPlace.of("r_0", "b"), 1)).containsExactly("r_2");
    assertThat(page("b", DirectoryPlace.of("r_1", "a"), 9)).containsExactly("r_2", "r_3");
    assertThat(page("b", DirectoryPlace.of("r_2", "b"), 9)).containsExactly("r_3");
    assertThat(page("b", DirectoryPlace.of("r_4", "c"), 9)).isEmpty();
  }

  @Test
  void a_room_is_found_as_it_is_now() {
    Room settings = called("Tea");
    make("r_1", settings, 7);
    list(DirectoryPlace.of("r_1", "Old"));
    list(DirectoryPlace.of("r_1", "Tea"));
    list(DirectoryPlace.of("r_2", "Gone"));

    assertThat(directory().page("", null, 9))
        .containsExactly(
            new Directory.Found(DirectoryPlace.of("r_2", "gone"), Optional.empty(), 0),
            new Directory.Found(DirectoryPlace.of("r_1", "old"), Optional.of(settings), 7),
            new Directory.Found(DirectoryPlace.of("r_1", "tea"), Optional.of(settings), 7));
  }
}
