package io.roomcast.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.ingest.Mentionable.Mentioned;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link Mentionable} does. */
abstract class MentionableContract {

  abstract Mentionable mentionable();

  /** An item of a member; without a role, of one who was one. */
  abstract void member(String room, String userId, @Nullable String role, boolean banned);

  abstract void block(String userId, String blockedId);

  private List<Mentioned> among(String... users) {
    return mentionable().among("tea", "ana", List.of(users));
  }

  @Test
  void members_are_found_in_the_order_given_and_others_are_not() {
    member("tea", "bob", "member", false);
    member("tea", "cyd", "moderator", false);
    member("teapot", "dan", "member", false);

    assertThat(among("dan", "cyd", "eve", "bob"))
        .containsExactly(new Mentioned("cyd", true), new Mentioned("bob", true));
    assertThat(among("eve")).isEmpty();
    assertThat(among()).isEmpty();
  }

  @Test
  void who_is_banned_or_was_a_member_is_none() {
    member("tea", "bob", "member", true);
    member("tea", "cyd", null, true);
    member("tea", "dan", null, false);

    assertThat(among("bob", "cyd", "dan")).isEmpty();
  }

  @Test
  void who_has_blocked_the_sender_is_not_told_and_nobody_else() {
    member("tea", "bob", "member", false);
    member("tea", "cyd", "member", false);
    member("tea", "dan", "member", false);
    block("bob", "ana");
    block("ana", "cyd");
    block("dan", "bob");

    assertThat(among("bob", "cyd", "dan"))
        .containsExactly(
            new Mentioned("bob", false), new Mentioned("cyd", true), new Mentioned("dan", true));
  }

  @Test
  void as_many_are_found_as_a_text_may_name() {
    List<String> users =
        IntStream.range(0, Mentions.MOST).mapToObj(number -> "user " + number).toList();
    users.forEach(user -> member("tea", user, "member", false));

    assertThat(mentionable().among("tea", "ana", users))
        .extracting(Mentioned::userId)
        .isEqualTo(users);
  }
}
