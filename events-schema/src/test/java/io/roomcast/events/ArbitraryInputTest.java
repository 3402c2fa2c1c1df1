package io.roomcast.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.roomcast.events.Decoded.Invalid;
import io.roomcast.events.Decoded.Valid;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Whatever comes in, the codec answers with a value, and what it answers fits the wire. */
class ArbitraryInputTest {

  private static final int ROUNDS = 4_000;

  // What JSON, UTF-16 and the schemas treat in a way of its own.
  private static final List<String> SPLINTERS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "\"",
          ":",
          ",",
          "\\",
          "\\u",
          "\\ud83d",
          "\\udc00",
          "\ud83d",
          "\udc00",
          "\u0000",
          "\uffff",
          "\ufeff",
          "null",
          "true",
          "-",
          "0",
          "1e999999999",
          "1e-99999999999",
          "9".repeat(50),
          "9".repeat(1100),
          "[".repeat(40),
          "{\"a\":".repeat(20),
          "\"id\":\"x\",",
          "\"action\":\"send\",",
          "~/".repeat(40),
          "é",
          " ".repeat(33 * 1024));

  private final Codec codec = new Codec();
  private final Random random = new Random(20260131);

  @Test
  void mutated_examples_never_make_the_codec_throw() {
    List<String> frames =
        Examples.all()
            .flatMap(examples -> examples.valid().stream())
            .map(right -> right.frame().toString())
            .toList();
    for (int i = 0; i < ROUNDS; i++) {
      String text = pick(frames);
      for (int cuts = random.nextInt(4); cuts >= 0; cuts--) text = mutated(text, frames);
      answersInAnyRole(text);
    }
  }

  @Test
  void random_bytes_never_make_the_codec_throw() {
    for (int i = 0; i < ROUNDS; i++) {
      byte[] bytes = new byte[random.nextInt(64)];
      random.nextBytes(bytes);
      answersInAnyRole(new String(bytes, StandardCharsets.UTF_8));
      answersInAnyRole(new String(bytes, StandardCharsets.UTF_16));
    }
  }

  private void answersInAnyRole(String text) {
    try {
      switch (codec.action(text)) {
        case Valid<Action>(Action action) ->
            assertThat(codec.action(codec.encode(action))).isEqualTo(new Valid<>(action));
        case Invalid<Action> invalid -> fitsTheWire(codec.encode(invalid.refused()));
      }
      if (codec.content(text) instanceof Valid<Content>(Content content)) {
        assertThat(codec.content(codec.encode(content))).isEqualTo(new Valid<>(content));
      }
      if (codec.serverFrame(text) instanceof Valid<ServerFrame>(ServerFrame frame)) {
        assertThat(codec.serverFrame(codec.encode(frame))).isInstanceOf(Valid.class);
      }
    } catch (RuntimeException | StackOverflowError e) {
      fail("threw on: " + text, e);
    }
  }

  private void fitsTheWire(String errorFrame) {
    assertThat(errorFrame.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(2048);
    assertThat(new String(errorFrame.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(errorFrame);
    assertThat(codec.serverFrame(errorFrame)).isInstanceOf(Valid.class);
  }

  private String mutated(String text, List<String> frames) {
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + random.nextInt(6));
    List<UnaryOperator<String>> mutations =
        List.of(
            t -> t.substring(0, from) + t.substring(to),
            t -> t.substring(0, from) + pick(SPLINTERS) + t.substring(from),
            t -> t.substring(0, from) + pick(SPLINTERS) + t.substring(to),
            t -> t.substring(0, from) + t.substring(from, to).repeat(2) + t.substring(to),
            t -> t.substring(0, from) + (char) random.nextInt(0x10000) + t.substring(to),
            t -> t.substring(0, from) + pick(frames) + t.substring(from));
    return pick(mutations).apply(text);
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
