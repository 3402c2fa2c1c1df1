package io.roomcast.timeline;

import static io.roomcast.timeline.Messages.seq;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Content;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.Event;
import io.roomcast.events.NoticeKind;
import io.roomcast.events.Reply;
import io.roomcast.events.Sequence;
import io.roomcast.events.User;
import io.roomcast.publishing.Inbox;
import io.roomcast.table.Head;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredEvent;
import io.roomcast.table.StoredLog;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The inbox is a room like any other, of one's own. */
class InboxTest {

  private static final String JOIN = "{\"action\":\"join\",\"id\":\"1\",\"room\":\"@me\"}";
  private static final Event INVITED =
      new Event(
          seq(1),
          Sequence.NONE,
          new Content.Notice(
              new User("bob", "Bob"), Instant.EPOCH, NoticeKind.INVITED, "r_tea", null));

  private final Room room = new Room();
  private final String inbox = Inbox.of("ana");

  InboxTest() {
    room.connect("ana");
    room.connect("bob");
    room.table.put(Keys.event(inbox, seq(1)), new StoredEvent(INVITED, null));
    room.table.put(Keys.log(inbox), new StoredLog(seq(1), null));
    room.heads.move(inbox, seq(1), room.now, 0);
  }

  @Test
  void one_joins_it_by_its_name_and_needs_to_be_no_member() {
    Reply.Joined joined = (Reply.Joined) room.answer("ana", JOIN);

    assertThat(joined.room()).isEqualTo("@me");
    assertThat(joined.name()).isEqualTo("@me");
    assertThat(joined.role()).isEqualTo("member");
    assertThat(joined.events()).containsExactly(new Event(seq(1), null, INVITED.content()));
    assertThat(joined.complete()).isTrue();
    assertThat(room.connections.inRoom(inbox)).containsExactly("ana=");
    assertThat(room.heads.read(inbox)).extracting(Head::version).isEqualTo(1L);
    assertThat(room.table.keys()).noneMatch(key -> key.contains("MEMBER#"));
  }

  @Test
  void it_is_replayed_and_paged_through() {
    Reply.Page page = page("\"after\":\"0\"");

    assertThat(page.room()).isEqualTo("@me");
    assertThat(page.events()).containsExactly(INVITED);
    assertThat(page("\"before\":\"" + seq(2).text() + "\"").events()).hasSize(1);
  }

  @Test
  void nobody_has_another_s() {
    Reply.Joined joined = (Reply.Joined) room.answer("bob", JOIN);

    assertThat(joined.events()).isEmpty();
    assertThat(joined.head()).isEqualTo(Sequence.NONE);
    assertThat(room.connections.inRoom(inbox)).isEmpty();
    assertThat(room.connections.inRoom(Inbox.of("bob"))).containsExactly("bob=");
    assertThat(new InboxMembers(room.members).find(inbox, "bob")).isEmpty();
  }

  @Test
  void a_ping_names_it_and_one_leaves_it() {
    room.answer("ana", JOIN);

    assertThat(heads()).containsExactly("@me");
    Reply left = room.answer("ana", "{\"action\":\"leave\",\"id\":\"2\",\"room\":\"@me\"}");
    assertThat(left).isEqualTo(new Reply.Left("2", "@me", null));
    assertThat(heads()).isEmpty();
    assertThat(room.connections.inRoom(inbox)).isEmpty();
  }

  @Test
  void it_has_no_marks_and_no_members() {
    Reply read = room.answer("ana", "{\"action\":\"read\",\"room\":\"@me\",\"seq\":\"0\"}");
    Reply members = room.answer("ana", "{\"action\":\"members\",\"room\":\"@me\"}");

    assertThat(((Reply.Refused) read).code()).isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(((Reply.Refused) members).code()).isEqualTo(ErrorCode.FORBIDDEN);
  }

  private Iterable<String> heads() {
    return ((Reply.Pong) room.answer("ana", "{\"action\":\"ping\"}")).heads().keySet();
  }

  private Reply.Page page(String fields) {
    return (Reply.Page)
        room.answer("ana", "{\"action\":\"history\",\"room\":\"@me\"," + fields + "}");
  }
}
