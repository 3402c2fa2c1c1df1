package io.roomcast.events;

/** UTF-8 as the wire has it: how long a text is in it, and whether it has a form in it at all. */
final class Utf8 {

  private Utf8() {}

  /** Bytes of UTF-8, counted without encoding; a lone surrogate counts as three. */
  static int length(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
      i += Character.charCount(codePoint);
    }
    return bytes;
  }

  /** Whether every surrogate is half of a pair; a lone one has no form in UTF-8. */
  static boolean isWellFormed(String text) {
    return text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
  }
}
