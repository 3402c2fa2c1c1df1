package io.roomcast.history;

import static io.roomcast.history.ChangeEvents.react;
import static io.roomcast.sqs.QueueMessages.seq;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Content.Reaction;
import org.junit.jupiter.api.Test;

class MarksTest {

  @Test
  void a_user_s_last_reaction_with_a_key_is_remembered_by_its_place() {
    Marks marks = Marks.NONE.reacted(seq(5), reaction("ana", "👍"));

    assertThat(marks.isNewer(seq(4), reaction("ana", "👍"))).isFalse();
    assertThat(marks.isNewer(seq(5), reaction("ana", "👍"))).isFalse();
    assertThat(marks.isNewer(seq(6), reaction("ana", "👍"))).isTrue();
    assertThat(marks.isNewer(seq(4), reaction("ana", "👎"))).isTrue();
    assertThat(marks.isNewer(seq(4), reaction("bob", "👍"))).isTrue();
    assertThat(marks.has(reaction("ana", "👍"))).isTrue();
    assertThat(marks.has(reaction("ana", "👎"))).isFalse();
  }

  @Test
  void beyond_200_the_oldest_are_forgotten_and_nothing_as_old_is_taken_any_more() {
    Marks marks = Marks.NONE;
    for (int i = 1; i <= 300; i++) {
      marks = marks.reacted(seq(1000 + i), reaction("user" + i, "👍"));
    }

    assertThat(marks.reactions()).hasSizeLessThanOrEqualTo(Marks.REMEMBERED + 1);
    assertThat(marks.isNewer(seq(1001), reaction("user1", "👍"))).isFalse();
    assertThat(marks.isNewer(seq(1000), reaction("nobody", "👍"))).isFalse();
    assertThat(marks.isNewer(seq(1150), reaction("nobody", "👍"))).isTrue();
    assertThat(marks.isNewer(seq(1300), reaction("user300", "👍"))).isFalse();
    assertThat(marks.changes()).isEqualTo(300);
  }

  private static Reaction reaction(String user, String key) {
    return (Reaction) react(1, user, key, true);
  }
}
