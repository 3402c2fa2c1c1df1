package io.roomcast.local;

/**
 * What the local run does not take: a template, a setting, a folder or a port. The message is one
 * clear sentence for the person who started it.
 */
public final class Refused extends RuntimeException {

  public Refused(String sentence) {
    super(sentence);
  }

  public Refused(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
