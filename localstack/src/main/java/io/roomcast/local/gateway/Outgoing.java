package io.roomcast.local.gateway;

import java.util.ArrayList;
import java.util.List;

/** What waits to be written to a client. */
sealed interface Outgoing {

  /** One text frame: a whole message, or a part of one. */
  record Text(String text, boolean first, boolean last, int bytes) implements Outgoing {}

  /** The close frame; nothing follows it. */
  record Close(Disconnect end) implements Outgoing {}

  /** The message in frames that are no larger than the limit, cut between code points. */
  static List<Text> frames(String message, int limit) {
    List<Text> frames = new ArrayList<>();
    int start = 0;
    int bytes = 0;
    for (int i = 0; i < message.length(); ) {
      int codePoint = message.codePointAt(i);
      int length = utf8Length(codePoint);
      if (bytes + length > limit) {
        frames.add(new Text(message.substring(start, i), start == 0, false, bytes));
        start = i;
        bytes = 0;
      }
      bytes += length;
      i += Character.charCount(codePoint);
    }
    frames.add(new Text(message.substring(start), start == 0, true, bytes));
    return frames;
  }

  /** How many bytes the text takes in UTF-8. */
  static int utf8Length(String text) {
    return text.codePoints().map(Outgoing::utf8Length).sum();
  }

  private static int utf8Length(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }
}
