package io.roomcast.local.stack;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A WebSocket that sends frames and waits for one that contains a text. */
final class Socket implements AutoCloseable {

  private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
  private final WebSocket socket;

  Socket(LocalStack stack, String name) {
    URI url = URI.create(stack.webSocketUrl() + "?token=" + stack.token(name));
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(
                url,
                new WebSocket.Listener() {
                  private final StringBuilder frame = new StringBuilder();

                  @Override
                  public @Nullable CompletionStage<?> onText(
                      WebSocket webSocket, CharSequence data, boolean last) {
                    frame.append(data);
                    if (last) {
                      frames.add(frame.toString());
                      frame.setLength(0);
                    }
                    webSocket.request(1);
                    return null;
                  }
                })
            .join();
  }

  /** Sends a frame, written with single quotes, and answers the first frame that has the text. */
  String ask(String frame, String has) throws InterruptedException {
    socket.sendText(frame.replace('\'', '"'), true).join();
    while (true) {
      String answer = frames.poll(60, TimeUnit.SECONDS);
      if (answer == null) throw new AssertionError("no frame with " + has);
      if (answer.contains(has)) return answer;
    }
  }

  @Override
  public void close() {
    socket.abort();
  }
}
