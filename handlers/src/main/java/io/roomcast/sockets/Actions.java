package io.roomcast.sockets;

import io.roomcast.events.Reply;

/** What a function does about frames. */
@FunctionalInterface
public interface Actions {

  /**
   * Answers one frame. Whatever it throws becomes UNAVAILABLE, but for {@link
   * ForgottenConnectionException}.
   */
  Reply answer(Frame frame);
}
