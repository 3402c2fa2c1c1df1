package io.roomcast.integration;

import java.io.IOException;
import java.net.ServerSocket;

/** Ports for a stack that must have the same ones again. */
public final class FreePorts {

  private FreePorts() {}

  /**
   * The first of two free ones beside each other: the issuer takes the port after the gateway's.
   */
  public static int two() {
    while (true) {
      try (ServerSocket one = new ServerSocket(0);
          ServerSocket other = new ServerSocket(one.getLocalPort() + 1)) {
        return other.getLocalPort() - 1;
      } catch (IOException taken) {
        // Another pair, then.
      }
    }
  }
}
