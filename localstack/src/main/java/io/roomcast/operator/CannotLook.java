package io.roomcast.operator;

/** A command could not do its work. The message is one clear sentence that says what to do next. */
final class CannotLook extends RuntimeException {

  CannotLook(String sentence) {
    super(sentence);
  }

  CannotLook(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
