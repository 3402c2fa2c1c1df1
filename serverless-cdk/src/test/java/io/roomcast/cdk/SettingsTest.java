package io.roomcast.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class SettingsTest {

  @ParameterizedTest
  @EnumSource(Setting.class)
  void every_default_is_an_allowed_value(Setting setting) {
    assertThat(setting.form().allows(setting.fallback())).isTrue();
  }

  @Test
  void what_is_set_replaces_the_default_and_a_number_may_be_a_number() {
    Settings settings = Settings.of(Map.of("memberRate", 7, "publicRooms", "general,help"));

    assertThat(settings.number(Setting.MEMBER_RATE)).isEqualTo(7);
    assertThat(settings.text(Setting.PUBLIC_ROOMS)).isEqualTo("general,help");
    assertThat(settings.number(Setting.ROOM_RATE)).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource({
    "memberRate, 0, a whole number from 1 to 1000",
    "memberRate, ten, a whole number from 1 to 1000",
    "memberRate, 1.5, a whole number from 1 to 1000",
    "epoch, 9, a whole number from 10 to 99",
    "roomRate, 301, a whole number from 1 to 300",
    "logsRole, mine, 'one of create, existing'",
    "logRetentionDays, 31, 'one of 1, 3, 7, 14, 30, 90, 180, 365'",
    "publicRooms, 'general, help', 'up to 100 different room names, in 3,000 characters at most, with commas between them, without spaces'",
    "publicRooms, 'general,help,general', 'up to 100 different room names, in 3,000 characters at most, with commas between them, without spaces'",
    "framesPerSecond, 0, a whole number from 1 to 100000",
    "issuer, http://login.example.com, 'empty, or the https URL of an OpenID Connect issuer'",
    "customerKey, alias/aws/sqs, 'none, create, or the ARN of a KMS key'",
    "alarmTopicArn, alarms, 'empty, or the ARN of a standard SNS topic'",
  })
  void a_value_that_is_not_allowed_is_refused_with_what_is(
      String name, String value, String allowed) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.of(Map.of(name, value)))
        .withMessageContaining(name + " must be " + allowed + ", not \"" + value + "\"");
  }

  /** A pong names 100 rooms; with more of them a client would join the others again each time. */
  @Test
  void there_are_at_most_100_public_rooms_and_no_name_stands_twice() {
    assertThat(allowed(rooms(100, "r"))).isTrue();
    assertThat(allowed(rooms(101, "r"))).isFalse();
    assertThat(allowed("a,ab,b,a-b,A")).as("names that are within others").isTrue();
    assertThat(allowed("a,b,a")).isFalse();
    assertThat(allowed("b,a,a")).isFalse();
    assertThat(allowed("a,a,b")).isFalse();
  }

  /** The variables of a function have 4 KB in all. */
  @Test
  void the_names_of_the_public_rooms_fit_into_the_variables_of_a_function() {
    String long30 = "x".repeat(30);
    assertThat(allowed(rooms(80, long30))).isTrue();
    assertThat(allowed(rooms(99, long30))).as("3,266 characters").isFalse();
  }

  private static String rooms(int count, String prefix) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> prefix + number)
        .collect(Collectors.joining(","));
  }

  private static boolean allowed(String publicRooms) {
    return Setting.PUBLIC_ROOMS.form().allows(publicRooms);
  }

  @Test
  void an_issuer_without_an_audience_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.of(Map.of("issuer", "https://login.example.com")))
        .withMessageContaining("issuer and audience go together");
  }

  @Test
  void a_name_that_is_no_setting_is_refused_but_the_context_of_the_cdk_is_not() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.of(Map.of("memberrate", "7")))
        .withMessageContaining("there is no setting memberrate");
    assertThat(Settings.of(Map.of("aws:cdk:version-reporting", true, "@aws-cdk/core:flag", true)))
        .isEqualTo(Settings.defaults());
  }

  @Test
  void everything_that_is_wrong_is_said_at_once() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.of(Map.of("epoch", "1", "roomRate", "0")))
        .withMessageContaining("epoch must be")
        .withMessageContaining("roomRate must be");
  }
}
