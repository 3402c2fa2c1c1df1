package io.roomcast.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.sockets.Sockets.Outcome;
import org.junit.jupiter.api.Test;

/** What every {@link Sockets} does. */
abstract class SocketsContract {

  abstract Sockets sockets();

  abstract void lose(String connectionId);

  @Test
  void a_frame_to_a_connection_that_is_there_is_ok() {
    assertThat(sockets().post("R0oXAdfD0kwCH6w=", "{\"é\":1}")).isEqualTo(Outcome.OK);
  }

  @Test
  void a_frame_to_a_connection_that_is_gone_is_gone() {
    lose("R0oXAdfD0kwCH6w=");

    assertThat(sockets().post("R0oXAdfD0kwCH6w=", "{}")).isEqualTo(Outcome.GONE);
    assertThat(sockets().close("R0oXAdfD0kwCH6w=")).isEqualTo(Outcome.GONE);
  }

  @Test
  void a_connection_that_was_closed_is_gone() {
    assertThat(sockets().close("R0oXAdfD0kwCH6w=")).isEqualTo(Outcome.OK);
    assertThat(sockets().post("R0oXAdfD0kwCH6w=", "{}")).isEqualTo(Outcome.GONE);
  }
}
