package io.roomcast.local.cli;

import io.roomcast.local.stack.Options;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What {@code up} says when it is ready. */
record Welcome(URI webSocketUrl, int port, Optional<Path> log, long begunNanos) {

  void print(PrintStream terminal) {
    String token =
        port == Options.PORT ? "./localstack/token" : "./localstack/token --port " + port;
    terminal.printf(
        """

        Roomcast is up (%.1f s).

          WebSocket   %s
          a token     %s NAME
          chat        npx --yes wscat@6 -c "%s?token=$(%s ann)"

        First frames to type there:

          {"action":"join","room":"general"}
          {"action":"send","room":"general","clientId":"m1","body":{"text":"Hello"}}

        The functions' log: %s
        Ctrl-C ends it.
        """,
        Duration.ofNanos(System.nanoTime() - begunNanos).toMillis() / 1000.0,
        webSocketUrl,
        token,
        webSocketUrl,
        token,
        log.map(Path::toString).orElse("this terminal"));
    terminal.flush();
  }
}
