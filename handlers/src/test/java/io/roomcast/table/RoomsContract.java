package io.roomcast.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Access;
import io.roomcast.events.Posting;
import org.junit.jupiter.api.Test;

/** What every {@link Rooms} does. */
abstract class RoomsContract {

  private static final Room TEA =
      new Room("Tea ☕", "Green", Access.REQUEST, Posting.MODERATORS, 30, 7);

  abstract Rooms rooms();

  abstract void put(String id, Room room);

  @Test
  void a_room_is_found_with_all_its_settings() {
    put("r_tea", TEA);

    assertThat(rooms().find("r_tea")).contains(TEA);
  }

  /** The room was deleted. */
  abstract void delete(String id, Room room);

  @Test
  void a_room_that_was_deleted_is_not_there() {
    delete("r_tea", TEA);

    assertThat(rooms().find("r_tea")).isEmpty();
  }

  @Test
  void there_is_no_room_that_nobody_made() {
    put("r_tea", TEA);

    assertThat(rooms().find("r_coffee")).isEmpty();
  }
}
