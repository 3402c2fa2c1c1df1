package io.roomcast.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roomcast.local.Refused;
import io.roomcast.local.template.Template;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  private final Settings settings = new Settings(Template.approved());

  @Test
  void a_setting_becomes_its_variable() {
    assertThat(settings.variables(Map.of("memberRate", "100", "publicRooms", "general,dev")))
        .containsOnly(Map.entry("MEMBER_RATE", "100"), Map.entry("PUBLIC_ROOMS", "general,dev"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "memberRate | 0    | The setting memberRate must be a whole number from 1 to 1000, not 0.",
        "memberRate | 1001 | The setting memberRate must be a whole number from 1 to 1000, not 1001.",
        "memberRate | fast | The setting memberRate must be a whole number from 1 to 1000, not fast.",
        "publicRooms | #x  | The setting publicRooms must be of the form",
        "logsRole   | create | The setting logsRole is for a deployment to AWS: a local run does not take it.",
        "rate       | 1    | There is no setting rate; a local run takes publicRooms, memberRate,",
      })
  void a_setting_that_may_not_be_is_refused_with_a_sentence(
      String name, String value, String sentence) {
    assertThatThrownBy(() -> settings.variables(Map.of(name, value)))
        .isInstanceOf(Refused.class)
        .hasMessageStartingWith(sentence);
  }
}
