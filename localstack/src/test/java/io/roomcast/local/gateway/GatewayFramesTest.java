package io.roomcast.local.gateway;

import static io.roomcast.local.gateway.RawSocket.BINARY;
import static io.roomcast.local.gateway.RawSocket.CLOSE;
import static io.roomcast.local.gateway.RawSocket.CONTINUATION;
import static io.roomcast.local.gateway.RawSocket.FIN;
import static io.roomcast.local.gateway.RawSocket.PING;
import static io.roomcast.local.gateway.RawSocket.PONG;
import static io.roomcast.local.gateway.RawSocket.RSV1;
import static io.roomcast.local.gateway.RawSocket.TEXT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GatewayFramesTest {

  private final Backend backend = new Backend();
  private LocalGateway gateway;
  private RawSocket raw;

  @BeforeEach
  void start() throws Exception {
    gateway = LocalGateway.recording(backend).start();
    raw = gateway.raw();
  }

  @AfterEach
  void stop() throws Exception {
    raw.close();
    gateway.close();
  }

  @Test
  @DisplayName("F01: a binary frame, whole or in parts: close 1003, no message")
  void a_binary_frame_closes_with_1003() throws Exception {
    raw.frame(FIN | BINARY, new byte[] {1, 2, 3});
    assertThat(raw.closeCode()).isEqualTo(1003);
    assertThat(disconnectCode()).isEqualTo(1003);

    try (RawSocket other = gateway.raw()) {
      other.frame(BINARY, new byte[] {1});
      assertThat(other.closeCode()).isEqualTo(1003);
    }
    assertThat(backend.count("$default")).isZero();
  }

  @Test
  @DisplayName("F02: a ping has a pong with the same payload, and calls no function")
  void a_ping_has_a_pong() throws Exception {
    raw.frame(FIN | PING, "are you there".getBytes(UTF_8));
    RawSocket.Frame pong = raw.next();

    assertThat(pong.opcode()).isEqualTo(PONG);
    assertThat(pong.text()).isEqualTo("are you there");
    backend.nothing("$default", Duration.ofMillis(50));
  }

  @Test
  @DisplayName("F03: three fragments with a ping between: the pong at once, then one message")
  void fragments_are_one_message() throws Exception {
    byte[] split = "\u00e9".getBytes(UTF_8);
    raw.frame(TEXT, new byte[] {'a', split[0]});
    raw.frame(FIN | PING, "x".getBytes(UTF_8));
    assertThat(raw.next().opcode()).isEqualTo(PONG);
    raw.frame(CONTINUATION, new byte[] {split[1]});
    raw.frame(FIN | CONTINUATION, "b".getBytes(UTF_8));

    assertThat(backend.next("$default").path("body").asText()).isEqualTo("a\u00e9b");
    assertThat(backend.count("$default")).isZero();
  }

  @Test
  @DisplayName("F04: a frame that is not masked: close 1002")
  void an_unmasked_frame_closes_with_1002() throws Exception {
    raw.write(RawSocket.encode(FIN | TEXT, "hello".getBytes(UTF_8), false));

    assertThat(raw.closeCode()).isEqualTo(1002);
  }

  @Test
  @DisplayName("F05: text that is not UTF-8: close 1007")
  void text_that_is_not_utf8_closes_with_1007() throws Exception {
    raw.frame(FIN | TEXT, new byte[] {'a', (byte) 0xc3, '('});

    assertThat(raw.closeCode()).isEqualTo(1007);
    assertThat(disconnectCode()).isEqualTo(1007);
  }

  @Test
  @DisplayName("F06: a reserved bit: close 1002")
  void a_reserved_bit_closes_with_1002() throws Exception {
    raw.frame(FIN | RSV1 | TEXT, "hello".getBytes(UTF_8));

    assertThat(raw.closeCode()).isEqualTo(1002);
  }

  @Test
  @DisplayName("F07: the server answers 1000 with 1000, and ends the TCP connection")
  void the_closing_handshake() throws Exception {
    raw.close(1000);

    assertThat(raw.closeCode()).isEqualTo(1000);
    assertThat(raw.isAtEnd()).isTrue();
  }

  @Test
  @DisplayName("F08: errors of one connection leave another alone")
  void other_connections_go_on() throws Exception {
    try (RawSocket other = gateway.raw()) {
      raw.frame(FIN | RSV1 | TEXT, "hello".getBytes(UTF_8));
      assertThat(raw.closeCode()).isEqualTo(1002);
      other.text("still here");

      assertThat(backend.next("$default").path("body").asText()).isEqualTo("still here");
    }
  }

  @Test
  @DisplayName("L01: a frame of 32 KB is taken")
  void a_frame_of_32_kb_is_taken() throws Exception {
    raw.frame(FIN | TEXT, bytes(Limits.FRAME));

    assertThat(backend.next("$default").path("body").asText()).hasSize(Limits.FRAME);
  }

  @Test
  @DisplayName("L02: a frame over 32 KB: close 1009, also within a message, without reading it all")
  void a_frame_over_32_kb_closes_with_1009() throws Exception {
    raw.frame(FIN | TEXT, bytes(Limits.FRAME + 1));
    assertThat(raw.closeCode()).isEqualTo(1009);
    assertThat(disconnectCode()).isEqualTo(1009);

    try (RawSocket other = gateway.raw()) {
      other.frame(TEXT, bytes(10)).frame(FIN | CONTINUATION, bytes(Limits.FRAME + 1));
      assertThat(other.closeCode()).isEqualTo(1009);
    }
    assertThat(backend.count("$default")).isZero();
  }

  @Test
  @DisplayName("L03: a message of 128 KB in four frames is one MESSAGE")
  void a_message_of_128_kb_is_taken() throws Exception {
    raw.frame(TEXT, bytes(Limits.FRAME))
        .frame(CONTINUATION, bytes(Limits.FRAME))
        .frame(CONTINUATION, bytes(Limits.FRAME))
        .frame(FIN | CONTINUATION, bytes(Limits.FRAME));

    assertThat(backend.next("$default").path("body").asText()).hasSize(Limits.MESSAGE);
  }

  @Test
  @DisplayName("L04: a message over 128 KB: close 1009")
  void a_message_over_128_kb_closes_with_1009() throws Exception {
    raw.frame(TEXT, bytes(Limits.FRAME))
        .frame(CONTINUATION, bytes(Limits.FRAME))
        .frame(CONTINUATION, bytes(Limits.FRAME))
        .frame(CONTINUATION, bytes(Limits.FRAME))
        .frame(FIN | CONTINUATION, bytes(1));

    assertThat(raw.closeCode()).isEqualTo(1009);
    assertThat(backend.count("$default")).isZero();
  }

  @Test
  @DisplayName("E07: a close frame without a code: DISCONNECT says 1005")
  void a_close_without_a_code_is_1005() throws Exception {
    raw.frame(FIN | CLOSE, new byte[0]);
    var context = backend.next("$disconnect").path("requestContext");

    assertThat(context.path("disconnectStatusCode").asInt()).isEqualTo(1005);
    assertThat(context.path("disconnectReason").asText())
        .isEqualTo("Client-side close frame status not set");
  }

  @Test
  @DisplayName("E08: a TCP connection that drops: DISCONNECT says 1006")
  void a_dropped_connection_is_1006() throws Exception {
    raw.close();

    assertThat(disconnectCode()).isEqualTo(1006);
  }

  private int disconnectCode() throws InterruptedException {
    return backend.next("$disconnect").at("/requestContext/disconnectStatusCode").asInt();
  }

  private static byte[] bytes(int length) {
    return "x".repeat(length).getBytes(UTF_8);
  }
}
