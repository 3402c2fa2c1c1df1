package io.roomcast.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SequenceTest {

  @Test
  void an_sns_number_becomes_epoch_count_of_digits_and_digits() {
    assertThat(Sequence.of(10, "10000000000000003000").text())
        .isEqualTo("102010000000000000003000");
  }

  @Test
  void leading_zeros_of_the_sns_number_do_not_count() {
    assertThat(Sequence.of(10, "00000000000000000042").text()).isEqualTo("100242");
  }

  @Test
  void the_next_place_is_counted_up_by_one_in_the_same_epoch() {
    assertThat(Sequence.of(10, "41").next()).isEqualTo(Sequence.of(10, "42"));
    assertThat(Sequence.of(10, "99").next()).isEqualTo(Sequence.of(10, "100"));
    assertThatThrownBy(Sequence.NONE::next).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_longer_number_comes_after_a_shorter_one() {
    assertThat(Sequence.of(10, "10")).isGreaterThan(Sequence.of(10, "9"));
  }

  @Test
  void a_later_epoch_comes_after_every_number_of_an_earlier_one() {
    assertThat(Sequence.of(11, "1")).isGreaterThan(Sequence.of(10, "9".repeat(39)));
  }

  @Test
  void nothing_comes_before_none() {
    assertThat(Sequence.of(0, "1").isAfter(Sequence.NONE)).isTrue();
  }

  @Test
  void a_text_of_another_form_is_refused() {
    assertThatThrownBy(() -> new Sequence("1001x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1001x");
  }
}
