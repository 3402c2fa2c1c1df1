package io.roomcast.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MentionsTest {

  private static List<String> in(String text) {
    return Mentions.in(text, "ana");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "@bob                     | bob",
        "hello @bob               | bob",
        "hello (@bob)             | bob",
        "[@bob] said              | bob",
        "「@bob」                   | bob",
        "so @bob, look            | bob",
        "@bob.                    | bob",
        "@bob: look               | bob",
        "@bob's                   | bob",
        "@bob...@cyd              | bob...@cyd",
        "@bob?!                   | bob",
        "@_                       | _",
        "@3f1c9a52-7d0e-4b7a-9c55 | 3f1c9a52-7d0e-4b7a-9c55",
        "@bob@example.org.        | bob@example.org",
        "*<@Bob B.>*              | Bob B.",
        "x<@bob>y                 | bob",
        "<@auth0/bob!>            | auth0/bob!",
        "(<@[bob]>)               | [bob]",
      })
  void a_name_after_at_is_one_whatever_follows_it(String text, String id) {
    assertThat(in(text)).containsExactly(id);
  }

  @Test
  void a_bar_is_of_an_id_too() {
    assertThat(in("@auth0|5f7c8ec7c33c6c004bbafe82"))
        .containsExactly("auth0|5f7c8ec7c33c6c004bbafe82");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no name",
        "@",
        "@ bob",
        "bob@example.org",
        "a@b",
        "x,@bob",
        "\"@bob\"",
        "@.bob",
        "@-",
        "@@bob",
        "<@>",
        "<@a#b>",
        "<@bob",
        "< @ bob>",
        "@éva",
        "<@éva>",
      })
  void what_has_another_form_is_text(String text) {
    assertThat(in(text)).isEmpty();
  }

  @Test
  void white_space_of_any_kind_may_be_before_a_name() {
    assertThat(in("@a\t@b\n@c\u00a0@d\u3000@e\u2028@f"))
        .containsExactly("a", "b", "c", "d", "e", "f");
  }

  @Test
  void each_is_named_once_and_oneself_never() {
    assertThat(in("@cyd @bob <@cyd> @ana <@ana> @bob @Bob")).containsExactly("cyd", "bob", "Bob");
  }

  @Test
  void an_id_has_at_most_a_hundred_characters() {
    String longest = "a".repeat(100);

    assertThat(in("@" + longest + " <@" + longest + "b>")).containsExactly(longest);
    assertThat(in("@" + longest + "b")).isEmpty();
  }

  @Test
  void fifty_are_named_and_what_follows_is_text() {
    String text =
        IntStream.range(0, 60).mapToObj(number -> "@u" + number).collect(Collectors.joining(" "));

    assertThat(in(text)).hasSize(50).endsWith("u49");
  }

  @Test
  void the_longest_text_of_names_is_read_at_once() {
    assertThat(in("@".repeat(4_000))).isEmpty();
    assertThat(in("<@".repeat(2_000))).isEmpty();
    assertThat(in("@" + "a.".repeat(1_999))).isEmpty();
    assertThat(in("@a" + " @a".repeat(1_332))).containsExactly("a");
  }
}
