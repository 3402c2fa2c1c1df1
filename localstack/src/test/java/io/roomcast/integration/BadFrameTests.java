package io.roomcast.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each bad frame has its documented error, and nothing else comes of it. */
interface BadFrameTests extends OnStack {

  /** A frame, for a room named ROOM, its error, and the place that the error names, if any. */
  record Row(String name, String frame, String code, @Nullable String path) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Row row(String name, String frame, String code) {
    return new Row(name, frame, code, null);
  }

  private static Row invalid(String name, String path, String frame) {
    return new Row(name, frame, "SCHEMA_INVALID", path);
  }

  private static Row body(String name, String path, String body) {
    return invalid(
        name,
        path,
        """
        {"action":"send","room":"ROOM","clientId":"bad","body":%s}"""
            .formatted(body));
  }

  static Stream<Row> badFrames() {
    return Stream.of(
        row("not JSON", "hello", "BAD_JSON"),
        row("no text at all but a space", " ", "BAD_JSON"),
        row("an array", "[{\"action\":\"ping\"}]", "BAD_JSON"),
        row("a string", "\"ping\"", "BAD_JSON"),
        row("text after the object", "{\"action\":\"ping\"} x", "BAD_JSON"),
        row("a duplicate key", "{\"action\":\"ping\",\"action\":\"ping\"}", "BAD_JSON"),
        row(
            "a duplicate key deep inside",
            """
            {"action":"send","room":"ROOM","clientId":"bad",\
            "body":{"text":"x","data":{"a":1,"a":2}}}""",
            "BAD_JSON"),
        row(
            "200-deep nesting",
            """
            {"action":"send","room":"ROOM","clientId":"bad","body":{"text":"x","data":%s}}"""
                .formatted("{\"a\":".repeat(199) + "1" + "}".repeat(199)),
            "BAD_JSON"),
        row("200 open brackets", "[".repeat(200), "BAD_JSON"),
        row("no action", "{\"room\":\"ROOM\"}", "UNKNOWN_ACTION"),
        row("an unknown action", "{\"action\":\"shout\",\"room\":\"ROOM\"}", "UNKNOWN_ACTION"),
        row("an action that is a number", "{\"action\":5}", "UNKNOWN_ACTION"),
        row("the gateway's own route", "{\"action\":\"$disconnect\"}", "UNKNOWN_ACTION"),
        row("the default route by name", "{\"action\":\"$default\"}", "UNKNOWN_ACTION"),
        invalid("no room", "/room", "{\"action\":\"join\"}"),
        invalid("a room with a space", "/room", "{\"action\":\"join\",\"room\":\"my room\"}"),
        invalid("a room with a #", "/room", "{\"action\":\"join\",\"room\":\"a#b\"}"),
        invalid("a room that is a number", "/room", "{\"action\":\"join\",\"room\":7}"),
        invalid(
            "an unknown field",
            "/colour",
            "{\"action\":\"join\",\"room\":\"ROOM\",\"colour\":\"red\"}"),
        invalid(
            "an identity of one's own choice",
            "/from",
            """
            {"action":"send","room":"ROOM","clientId":"bad","body":{"text":"x"},\
            "from":{"id":"root","name":"Root"}}"""),
        invalid(
            "no clientId",
            "/clientId",
            "{\"action\":\"send\",\"room\":\"ROOM\",\"body\":{\"text\":\"x\"}}"),
        invalid(
            "a clientId of 65 characters",
            "/clientId",
            """
            {"action":"send","room":"ROOM","clientId":"%s","body":{"text":"x"}}"""
                .formatted("c".repeat(65))),
        invalid(
            "an id of 65 characters",
            "/id",
            "{\"action\":\"ping\",\"id\":\"%s\"}".formatted("i".repeat(65))),
        invalid("no body", "/body", "{\"action\":\"send\",\"room\":\"ROOM\",\"clientId\":\"bad\"}"),
        body("a body that is a string", "/body", "\"x\""),
        body("a text that is a number", "/body/text", "{\"text\":5}"),
        body("an empty text", "/body/text", "{\"text\":\"\"}"),
        body("a text of 4,001 characters", "/body/text", text("x".repeat(4_001))),
        body("data of more than 4 KB", "/body/data", data("x".repeat(4_100))),
        body("a lone high surrogate", "/body/text", "{\"text\":\"half \\ud83d\"}"),
        body("a lone low surrogate", "/body/text", "{\"text\":\"\\udc69 half\"}"),
        body("NUL in the text", "/body/text", "{\"text\":\"a\\u0000b\"}"),
        body("an escape in the text", "/body/text", "{\"text\":\"\\u001b[31m\"}"),
        body("U+FFFF in the text", "/body/text", "{\"text\":\"\\uffff\"}"),
        invalid(
            "a limit of 101",
            "/limit",
            "{\"action\":\"history\",\"room\":\"ROOM\",\"after\":\"0\",\"limit\":101}"),
        invalid(
            "a limit that is text",
            "/limit",
            "{\"action\":\"join\",\"room\":\"ROOM\",\"limit\":\"5\"}"),
        invalid(
            "both after and before",
            "/before",
            "{\"action\":\"history\",\"room\":\"ROOM\",\"after\":\"0\",\"before\":\"0\"}"),
        row(
            "a cursor that is none",
            "{\"action\":\"join\",\"room\":\"ROOM\",\"after\":\"yesterday\"}",
            "CURSOR_INVALID"),
        row(
            "a cursor that is none, paging back",
            "{\"action\":\"history\",\"room\":\"ROOM\",\"before\":\"-1\"}",
            "CURSOR_INVALID"));
  }

  private static String text(String text) {
    return "{\"text\":\"%s\"}".formatted(text);
  }

  private static String data(String text) {
    return "{\"text\":\"x\",\"data\":{\"long\":\"%s\"}}".formatted(text);
  }

  @ParameterizedTest
  @MethodSource("io.roomcast.integration.BadFrameTests#badFrames")
  default void a_bad_frame_is_answered_with_its_error_and_nothing_comes_of_it(Row row) {
    try (Witness witness = Witness.of(run())) {
      witness.offender().say(row.frame().replace("ROOM", witness.room()));

      JsonNode error = witness.offender().next("error");

      assertThat(error.path("code").asText()).isEqualTo(row.code());
      assertThat(error.path("temporary").asBoolean(true)).isFalse();
      assertThat(error.path("message").asText()).isNotBlank();
      if (row.path() != null) {
        assertThat(error.path("path").asText()).isEqualTo(row.path());
      }
      witness.nothingHappened();
    }
  }
}
