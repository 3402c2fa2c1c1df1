package io.roomcast.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Action;
import io.roomcast.events.Codec;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.Person;
import io.roomcast.events.Reply;
import io.roomcast.table.InMemoryProfiles;
import io.roomcast.table.InMemoryTable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One has a name, a colour and contacts. */
class AcquaintancesTest {

  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  private static final Codec CODEC = new Codec();

  private final InMemoryTable table = new InMemoryTable();
  private final Acquaintances acquaintances =
      new Acquaintances(new InMemoryProfiles(table), new InMemoryContacts(table), CODEC, () -> NOW);

  @Test
  void a_contact_goes_by_the_profile_and_without_one_by_the_id() {
    assertThat(act("bob", new Action.SetProfile("1", "Bob", "#00ff00"))).isEqualTo(ack(null));
    assertThat(act("ana", new Action.AddContact("1", "bob"))).isEqualTo(ack("bob"));
    act("ana", new Action.AddContact("1", "cyn"));

    assertThat(page("ana", null, null))
        .isEqualTo(
            new Reply.Contacts(
                "1",
                List.of(new Person("bob", "Bob", "#00ff00"), new Person("cyn", "cyn", null)),
                null));
  }

  @Test
  void what_a_profile_does_not_name_stays() {
    act("bob", new Action.SetProfile("1", "Bob", null));
    act("bob", new Action.SetProfile("1", null, "#00ff00"));
    act("ana", new Action.AddContact("1", "bob"));

    assertThat(page("ana", null, null).contacts())
        .containsExactly(new Person("bob", "Bob", "#00ff00"));
  }

  @Test
  void who_is_removed_is_no_contact_and_may_be_removed_again() {
    act("ana", new Action.AddContact("1", "bob"));

    assertThat(act("ana", new Action.RemoveContact("1", "bob"))).isEqualTo(ack("bob"));
    assertThat(act("ana", new Action.RemoveContact("1", "bob"))).isEqualTo(ack("bob"));
    assertThat(page("ana", null, null).contacts()).isEmpty();
  }

  @Test
  void nobody_is_a_contact_of_their_own() {
    Reply.Refused refused = (Reply.Refused) act("ana", new Action.AddContact("1", "ana"));

    assertThat(refused.code()).isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(table.keys()).isEmpty();
  }

  @Test
  void the_last_page_has_no_next() {
    for (int i = 10; i < 14; i++) {
      act("ana", new Action.AddContact("1", "user" + i));
    }

    Reply.Contacts first = page("ana", null, 2);
    assertThat(first.contacts()).extracting(Person::id).containsExactly("user10", "user11");
    assertThat(first.next()).isEqualTo("user11");
    Reply.Contacts second = page("ana", first.next(), 2);
    assertThat(second.contacts()).extracting(Person::id).containsExactly("user12", "user13");
    assertThat(second.next()).isNull();
  }

  @Test
  void a_page_that_would_pass_the_frame_s_limit_is_cut_and_says_so() {
    List<String> ids = new ArrayList<>();
    for (int i = 100; i < 200; i++) {
      String id = "u".repeat(97) + i;
      ids.add(id);
      act(id, new Action.SetProfile("1", "😀".repeat(64), "#00ff00"));
      act("ana", new Action.AddContact("1", id));
    }

    List<String> read = new ArrayList<>();
    int pages = 0;
    for (String next = null; pages == 0 || next != null; pages++) {
      Reply.Contacts page = page("ana", next, 100);
      assertThat(CODEC.encode(page).getBytes(StandardCharsets.UTF_8).length)
          .isLessThanOrEqualTo(Codec.MAX_FRAME_BYTES);
      page.contacts().forEach(contact -> read.add(contact.id()));
      next = page.next();
    }
    assertThat(pages).isEqualTo(2);
    assertThat(read).isEqualTo(ids);
  }

  private Reply.Contacts page(String user, @Nullable String next, @Nullable Integer limit) {
    return (Reply.Contacts) act(user, new Action.Contacts("1", next, limit));
  }

  private Reply act(String user, Action action) {
    return acquaintances.answer(Users.frame(user, action, NOW));
  }

  private static Reply ack(@Nullable String user) {
    return new Reply.Ack("1", null, null, null, null, null, user, null);
  }
}
