package io.roomcast.sockets;

class RecordedSocketsTest extends SocketsContract {

  private final RecordedSockets sockets = new RecordedSockets();

  @Override
  Sockets sockets() {
    return sockets;
  }

  @Override
  void lose(String connectionId) {
    sockets.lose(connectionId);
  }
}
