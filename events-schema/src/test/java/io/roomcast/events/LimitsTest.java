package io.roomcast.events;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Decoded.Invalid;
import io.roomcast.events.Decoded.Valid;
import java.util.stream.IntStream;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {

  private static final Codec CODEC = new Codec();

  @ParameterizedTest
  @ValueSource(strings = {"a", "é", "€", "😀"})
  void a_text_has_at_most_4000_code_points_whatever_they_take(String character) {
    assertThat(CODEC.action(send(character.repeat(4000), "{}"))).isInstanceOf(Valid.class);
    refused(send(character.repeat(4001), "{}"))
        .returns("/body/text", Reply.Refused::path)
        .extracting(Reply.Refused::message)
        .asString()
        .contains("4,000")
        .doesNotContain(character.repeat(2));
  }

  @Test
  void data_takes_at_most_4096_bytes_as_compact_json() {
    int around = "{\"x\":\"\"}".length();
    String fits = "{\"x\":\"%s\"}".formatted("é".repeat((4096 - around) / 2));
    assertThat(CODEC.action(send("hi", fits.replace(":", "  :  ")))).isInstanceOf(Valid.class);
    refused(send("hi", fits.replace("x", "xy")))
        .returns(ErrorCode.SCHEMA_INVALID, Reply.Refused::code)
        .returns("/body/data", Reply.Refused::path)
        .extracting(Reply.Refused::message)
        .asString()
        .contains("4,096");
  }

  @Test
  void a_frame_takes_at_most_32_kilobytes_of_utf_8() {
    String frame = "{\"action\":\"ping\",\"id\":\"p\",\"é\":\"\"}";
    String largest =
        frame.replace("\"\"", "\"" + "a".repeat(32 * 1024 - Utf8.length(frame)) + "\"");
    refused(largest).returns(ErrorCode.SCHEMA_INVALID, Reply.Refused::code);
    refused(largest + " ")
        .returns(ErrorCode.TOO_LARGE, Reply.Refused::code)
        .returns("p", Reply.Refused::id);
    refused(largest.replace("aa", "é"))
        .as("as many bytes in fewer characters")
        .returns(ErrorCode.SCHEMA_INVALID, Reply.Refused::code);
    refused(largest.replace("aaa", "aé")).returns(ErrorCode.SCHEMA_INVALID, Reply.Refused::code);
    refused(largest.replaceFirst("aa", "aé")).returns(ErrorCode.TOO_LARGE, Reply.Refused::code);
  }

  @Test
  void a_frame_has_at_most_16_levels() {
    assertThat(CODEC.action(send("hi", nested(14)))).isInstanceOf(Valid.class);
    refused(send("hi", nested(15))).returns(ErrorCode.BAD_JSON, Reply.Refused::code);
  }

  @Test
  void the_deepest_data_that_may_be_sent_can_be_read_in_an_event() {
    var sent = (Valid<Action>) CODEC.action(send("hi", nested(14)));
    var body = ((Action.Send) sent.value()).body();
    String frame =
        """
        {"type":"events","room":"general","events":[{"type":"message","seq":"100242",\
        "from":{"id":"ada","name":"Ada"},"sentAt":"2026-01-31T12:00:00.000Z",\
        "messageId":"0123456789012345678901","clientId":"c","body":{"text":"hi","data":%s}}]}"""
            .formatted(body.data());
    assertThat(CODEC.serverFrame(frame)).isInstanceOf(Valid.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 10_000})
  void a_frame_that_nests_without_end_is_refused_and_its_id_echoed(int depth) {
    refused(
            "{\"id\":\"deep\",\"action\":\"ping\",\"x\":"
                + "[".repeat(depth)
                + "]".repeat(depth)
                + "}")
        .returns(ErrorCode.BAD_JSON, Reply.Refused::code)
        .returns("deep", Reply.Refused::id)
        .returns(null, Reply.Refused::path);
  }

  @Test
  void an_id_has_at_most_64_code_points() {
    assertThat(CODEC.action(ping("😀".repeat(64)))).isInstanceOf(Valid.class);
    refused(ping("😀".repeat(65)))
        .returns("/id", Reply.Refused::path)
        .returns(null, Reply.Refused::id);
  }

  @Test
  void a_field_name_that_is_long_or_unprintable_is_not_echoed() {
    refused("{\"action\":\"ping\",\"%s\":1}".formatted("n".repeat(65)))
        .returns("", Reply.Refused::path);
    refused("{\"action\":\"ping\",\"a\\u0007\":1}").returns("", Reply.Refused::path);
    refused("{\"action\":\"ping\",\"a\\u202eb\":1}").returns("", Reply.Refused::path);
    refused("{\"action\":\"ping\",\"größe\":1}").returns("/größe", Reply.Refused::path);
  }

  @Test
  @Timeout(10)
  void a_frame_full_of_faults_takes_no_longer_than_its_size_asks_for() {
    String faults =
        IntStream.range(0, 4000).mapToObj(i -> ",\"%x\":1".formatted(i)).collect(joining());
    for (int i = 0; i < 40; i++) {
      refused("{\"action\":\"ping\"" + faults + "}").returns("/0", Reply.Refused::path);
    }
  }

  @Test
  void a_refusal_is_an_error_frame_with_code_path_and_the_frames_id() {
    refused("{\"action\":\"join\",\"id\":\"j\",\"room\":\"!\"}")
        .isEqualTo(
            new Reply.Refused(
                "j",
                ErrorCode.SCHEMA_INVALID,
                "/room must be 1 to 64 letters, digits, _ or -, the first a letter or a digit;"
                    + " or @me, the user's own inbox.",
                "/room",
                false,
                null));
  }

  private static ObjectAssert<Reply.Refused> refused(String frame) {
    return switch (CODEC.action(frame)) {
      case Valid<Action>(Action action) -> throw new AssertionError("was taken: " + action);
      case Invalid<Action> invalid -> assertThat(invalid.refused());
    };
  }

  private static String send(String text, String data) {
    return """
        {"action":"send","room":"general","clientId":"c","body":{"text":"%s","data":%s}}"""
        .formatted(text, data);
  }

  private static String ping(String id) {
    return "{\"action\":\"ping\",\"id\":\"%s\"}".formatted(id);
  }

  private static String nested(int levels) {
    return "{\"x\":".repeat(levels) + "1" + "}".repeat(levels);
  }
}
