package io.roomcast.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

  @Test
  void a_list_may_name_a_thing_twice() {
    assertThat(with("general, other,general").set("NAME"))
        .containsExactlyInAnyOrder("general", "other");
  }

  @Test
  void what_is_missing_or_no_number_is_named() {
    assertThatThrownBy(() -> with("").text("NAME"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("NAME");
    assertThatThrownBy(() -> with("ten").number("NAME"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("NAME");
  }

  private static Environment with(String value) {
    return new Environment(Map.of("NAME", value));
  }
}
