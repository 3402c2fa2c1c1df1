package io.roomcast.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Content;
import io.roomcast.events.NoticeKind;
import io.roomcast.events.User;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InboxTest {

  private static final Content.Notice NOTICE =
      new Content.Notice(new User("ana", "Ana"), Instant.EPOCH, NoticeKind.INVITED, "r_tea", null);

  @Test
  void an_inbox_has_an_id_that_no_frame_can_name_and_that_a_message_group_may_have() {
    for (String user : new String[] {"ana", "Ana Lovelace", "@me", "~".repeat(100)}) {
      assertThat(Inbox.of(user)).matches("@[A-Za-z0-9_-]{22}").isNotEqualTo(Inbox.NAME);
    }
  }

  @Test
  void everyone_has_an_inbox_and_no_two_the_same() {
    // printf '\0\0\0\5inbox\0\0\0\3ana' | sha256sum | xxd -r -p | head -c16 | base64
    assertThat(Inbox.of("ana")).isEqualTo("@ueJ2ycVOq5-n0YhvERFsDQ");
    assertThat(Inbox.of("bob")).isNotEqualTo(Inbox.of("ana"));
  }

  @Test
  void frames_name_an_inbox_and_every_other_room_as_clients_do() {
    assertThat(Inbox.named(Inbox.of("ana"))).isEqualTo("@me");
    assertThat(Inbox.named("general")).isEqualTo("general");
    assertThat(Inbox.is("general")).isFalse();
    assertThat(Inbox.is(Inbox.NAME)).isTrue();
  }

  @Test
  void a_notice_is_the_same_to_the_same_user_of_the_same_kind_room_and_mark() {
    String id = Inbox.notice("bob", NOTICE, "1", "c").deduplicationId();

    assertThat(Inbox.notice("bob", NOTICE, "1", "d").deduplicationId()).isEqualTo(id);
    assertThat(Inbox.notice("bob", NOTICE, "2", "c").deduplicationId()).isNotEqualTo(id);
    assertThat(Inbox.notice("cyn", NOTICE, "1", "c").deduplicationId()).isNotEqualTo(id);
    assertThat(Inbox.notice("bob", NOTICE, "1", "c").room()).isEqualTo(Inbox.of("bob"));
  }
}
