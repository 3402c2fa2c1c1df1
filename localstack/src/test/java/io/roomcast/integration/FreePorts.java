package io.roomcast.integration;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for a stack that must have the same ones again. */
public final class FreePorts {

  /**
   * Below those that systems give to whoever asks for any: between two starts nobody takes them.
   */
  private static final int FIRST = 20_000;

  private static final int END = 32_000;

  private FreePorts() {}

  /**
   * The first of two free ones beside each other: the issuer takes the port after the gateway's.
   */
  public static int two() {
    while (true) {
      int first = ThreadLocalRandom.current().nextInt(FIRST, END);
      try (ServerSocket one = new ServerSocket(first);
          ServerSocket _ = new ServerSocket(first + 1)) {
        return one.getLocalPort();
      } catch (IOException taken) {
        // Another pair, then.
      }
    }
  }
}
