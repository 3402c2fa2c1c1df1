package io.roomcast.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Contacts} does. */
abstract class ContactsContract {

  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

  abstract Contacts contacts();

  @Test
  void one_is_there_once_until_removed() {
    contacts().add("ana", "bob", NOW);
    contacts().add("ana", "bob", NOW.plusSeconds(1));
    assertThat(contacts().page("ana", null, 10)).containsExactly("bob");
    assertThat(contacts().page("bob", null, 10)).as("it is not mutual").isEmpty();

    contacts().remove("ana", "bob");
    contacts().remove("ana", "bob");
    assertThat(contacts().page("ana", null, 10)).isEmpty();
  }

  @Test
  void pages_follow_one_another_in_the_order_of_ids() {
    List<String> ids = List.of(" first", "@me", "Bob", "a", "ann", "anna", "bob", "~last");
    ids.reversed().forEach(id -> contacts().add("ana", id, NOW));

    assertThat(contacts().page("ana", null, 3)).containsExactly(" first", "@me", "Bob");
    assertThat(contacts().page("ana", "Bob", 3)).containsExactly("a", "ann", "anna");
    assertThat(contacts().page("ana", "anna", 3)).containsExactly("bob", "~last");
    assertThat(contacts().page("ana", "~last", 3)).isEmpty();
  }

  @Test
  void a_page_goes_on_after_one_who_is_none_any_more() {
    for (String id : List.of("bob", "cyn", "dan")) {
      contacts().add("ana", id, NOW);
    }
    contacts().remove("ana", "cyn");

    assertThat(contacts().page("ana", "cyn", 1)).containsExactly("dan");
  }
}
