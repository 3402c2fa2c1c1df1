package io.roomcast.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.PostToConnectionRequest;

/** Posts of a room's frames go, now and then, to where nobody answers. */
final class Hang extends Fault {

  /** The system takes connections for it, and nobody ever reads from them. */
  private static final ServerSocket SILENT = open();

  private final String room;
  private final Rhythm rhythm;

  Hang(String room, Rhythm rhythm) {
    this.room = room;
    this.rhythm = rhythm;
  }

  @Override
  SdkHttpRequest directed(SdkRequest request, SdkHttpRequest http) {
    if (!(request instanceof PostToConnectionRequest post)
        || !post.data().asUtf8String().contains("\"" + room + "\"")
        || !rhythm.strikes()) {
      return http;
    }
    strike();
    return http.toBuilder()
        .host(SILENT.getInetAddress().getHostAddress())
        .port(SILENT.getLocalPort())
        .build();
  }

  private static ServerSocket open() {
    try {
      return new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
