package io.roomcast.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.roomcast.client.RawClient;
import io.roomcast.client.WireSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Frames that are too large, in pieces, or no text. */
interface LargeFrameTests extends OnStack {

  int KB = 1024;

  /** A message with white space between its fields, of exactly so many bytes. */
  private static String padded(String room, int bytes) {
    String message = RawClient.send(room, "padded", "x").put("id", "1").toString();
    return "{" + " ".repeat(bytes - message.length()) + message.substring(1);
  }

  @Test
  default void a_frame_of_33_kb_closes_with_1009() {
    try (Witness witness = Witness.of(run())) {
      witness.offender().say(padded(witness.room(), 33 * KB));
      assertThat(witness.offender().closeCode()).isEqualTo(1009);
      witness.nothingWritten();
    }
  }

  @Test
  default void a_message_of_33_kb_in_several_frames_is_too_large() {
    try (Witness witness = Witness.of(run())) {
      witness.offender().wire().text(padded(witness.room(), 33 * KB), 16 * KB);
      assertThat(witness.offender().next("error").path("code").asText()).isEqualTo("TOO_LARGE");
      witness.nothingHappened();
    }
  }

  @Test
  default void a_message_of_129_kb_closes_with_1009() {
    try (Witness witness = Witness.of(run())) {
      witness.offender().wire().text(padded(witness.room(), 129 * KB), 32 * KB);
      assertThat(witness.offender().closeCode()).isEqualTo(1009);
      witness.nothingWritten();
    }
  }

  @Test
  default void a_frame_of_exactly_32_kb_is_taken() {
    String room = run().room();
    try (RawClient ann = run().rawIn(room, run().user("ann"))) {
      ann.say(padded(room, 32 * KB));
      assertThat(ann.reply("1").path("type").asText()).isEqualTo("ack");
      assertThat(ann.nextEvent().path("clientId").asText()).isEqualTo("padded");
    }
  }

  @Test
  default void a_message_in_small_frames_is_one_message() {
    String room = run().room();
    try (RawClient ann = run().rawIn(room, run().user("ann"))) {
      ann.wire().text(RawClient.send(room, "pieces", "x").put("id", "1").toString(), 7);
      JsonNode ack = ann.reply("1");
      assertThat(ack.path("type").asText()).isEqualTo("ack");
    }
  }

  @Test
  default void a_binary_frame_closes_with_1003() {
    try (Witness witness = Witness.of(run())) {
      WireSocket wire = witness.offender().wire();
      wire.binary(
          RawClient.send(witness.room(), "binary", "x")
              .toString()
              .getBytes(StandardCharsets.UTF_8));
      assertThat(witness.offender().closeCode()).isEqualTo(1003);
      witness.nothingWritten();
    }
  }
}
