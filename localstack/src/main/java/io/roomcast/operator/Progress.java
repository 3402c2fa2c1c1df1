package io.roomcast.operator;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;

/** A bar that moves on a terminal, and nothing anywhere else. */
final class Progress {

  private static final int WIDTH = 30;

  private final PrintWriter terminal;
  private final boolean shown;
  private final long total;
  private long done;

  Progress(PrintWriter terminal, boolean shown, long total) {
    this.terminal = terminal;
    this.shown = shown;
    this.total = total;
  }

  /** Whether somebody looks at this process. */
  static boolean isWatched() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  /** One more is done. */
  void step() {
    done++;
    draw();
  }

  private void draw() {
    if (!shown) return;
    long of = Math.max(total, done);
    int filled = (int) (WIDTH * done / of);
    terminal.print(
        "\r[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + done + " of " + of);
    terminal.flush();
  }

  /** Ends the line. */
  void end() {
    if (shown && done > 0) terminal.println();
  }
}
