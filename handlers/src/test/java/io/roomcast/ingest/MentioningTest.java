package io.roomcast.ingest;

import static io.roomcast.sqs.QueueMessages.CODEC;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Action;
import io.roomcast.events.Body;
import io.roomcast.events.Content;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.NoticeKind;
import io.roomcast.events.Reply;
import io.roomcast.events.Sequence;
import io.roomcast.events.User;
import io.roomcast.publishing.Direct;
import io.roomcast.publishing.Inbox;
import io.roomcast.publishing.Publication;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredMember;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What comes of a message that names users. */
class MentioningTest extends ChangingScene {

  private Reply say(String room, String text) {
    return answer("ana", CODEC.encode(new Action.Send("7", room, "c1", Body.of(text), null)));
  }

  private @Nullable List<String> mentioned() {
    return ((Content.Message) topic.published().getFirst().content()).mentions();
  }

  /** The rooms that something was published in, in order. */
  private List<String> told() {
    return topic.published().stream().map(Publication::room).toList();
  }

  @Test
  void members_whom_a_message_names_are_in_it_and_told_after_it() {
    member("cyd", "moderator");

    Reply.Ack ack = (Reply.Ack) say("general", "@bob and @cyd, not @dan: look");

    assertThat(mentioned()).containsExactly("bob", "cyd");
    assertThat(told()).containsExactly("general", Inbox.of("bob"), Inbox.of("cyd"));
    Publication notice = topic.published().get(1);
    assertThat(notice.content())
        .isEqualTo(
            new Content.Notice(
                new User("ana", "ana's name"),
                at,
                NoticeKind.MENTIONED,
                "general",
                null,
                ack.seq()));
    assertThat(notice.correlation()).isEqualTo(topic.published().getFirst().correlation());
  }

  @Test
  void a_message_that_names_nobody_has_no_mentions_and_looks_nobody_up() {
    table.put(Keys.member("general", "bob"), "what no one may read");

    assertThat(say("general", "hello bob, a@b.c")).isInstanceOf(Reply.Ack.class);

    assertThat(mentioned()).isNull();
    assertThat(told()).containsExactly("general");
  }

  @Test
  void who_has_blocked_the_sender_is_mentioned_all_the_same_and_not_told() {
    table.put(Keys.block("bob", "ana"), "blocked");

    say("general", "@bob");

    assertThat(mentioned()).as("the blocked one cannot tell").containsExactly("bob");
    assertThat(told()).containsExactly("general");
  }

  @Test
  void ten_members_may_be_mentioned_and_one_more_is_refused_before_anything_is_published() {
    IntStream.range(0, 11).forEach(number -> member("u" + number, "member"));
    String ten = IntStream.range(0, 10).mapToObj(i -> "@u" + i).collect(Collectors.joining(" "));

    assertThat(code(say("general", ten + " @u10"))).isEqualTo(ErrorCode.LIMIT_REACHED);
    assertThat(topic.published()).isEmpty();
    assertThat(say("general", ten + " @u0 @nobody @ana")).isInstanceOf(Reply.Ack.class);
    assertThat(topic.published()).hasSize(11);
  }

  @Test
  void the_same_frame_again_tells_nobody_again() {
    say("general", "@bob");
    say("general", "@bob");

    assertThat(told()).containsExactly("general", Inbox.of("bob"));
  }

  @Test
  void another_message_tells_again() {
    say("general", "@bob");
    answer(
        "ana",
        "{\"action\":\"send\",\"room\":\"general\",\"clientId\":\"c2\",\"body\":{\"text\":\"@bob\"}}");

    assertThat(told()).containsExactly("general", Inbox.of("bob"), "general", Inbox.of("bob"));
  }

  @Test
  void where_telling_fails_the_frame_is_unavailable_and_the_retry_ends_it() {
    member("cyd", "member");
    topic.failWith(Inbox.of("cyd"), new IllegalStateException("down"));

    assertThat(code(say("general", "@bob @cyd"))).isEqualTo(ErrorCode.UNAVAILABLE);
    assertThat(told()).containsExactly("general", Inbox.of("bob"));
    topic.failWith(Inbox.of("cyd"), null);
    Reply.Ack ack = (Reply.Ack) say("general", "@bob @cyd");

    assertThat(told()).containsExactly("general", Inbox.of("bob"), Inbox.of("cyd"));
    assertThat(((Content.Notice) topic.published().getLast().content()).target())
        .isEqualTo(ack.seq())
        .isEqualTo(Sequence.of(10, "1000001"));
  }

  @Test
  void in_a_direct_conversation_a_name_is_text() {
    String room = Direct.of("ana", "bob");
    table.put(Keys.member(room, "ana"), StoredMember.named("Ana"));
    table.put(Keys.member(room, "bob"), StoredMember.named("Bob"));

    assertThat(say(room, "@bob")).isInstanceOf(Reply.Ack.class);

    assertThat(mentioned()).isNull();
    assertThat(told()).containsExactly(room);
  }

  @Test
  void an_edit_mentions_nobody() {
    answer("ana", EDIT.replace("edited", "@bob"));

    assertThat(told()).containsExactly("general");
  }

  @Test
  void who_may_not_send_mentions_nobody() {
    table.call(all -> all.remove(Keys.member("general", "ana")));

    assertThat(code(say("general", "@bob"))).isEqualTo(ErrorCode.NOT_MEMBER);
    assertThat(topic.published()).isEmpty();
  }
}
