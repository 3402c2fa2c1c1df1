package io.roomcast.local;

/**
 * What the local run does not take: a template, a setting, a folder or a port. The message is one
 * clear sentence for the person who started it.
 */
public final class Refused extends RuntimeException {

  private final boolean option;

  public Refused(String sentence) {
    super(sentence);
    option = false;
  }

  private Refused(String sentence, boolean option) {
    super(sentence);
    this.option = option;
  }

  /** An option or a setting that was given wrong. */
  public static Refused option(String sentence) {
    return new Refused(sentence, true);
  }

  /** Whether it is how the run was started that is wrong. */
  public boolean isOption() {
    return option;
  }

  public Refused(String sentence, Throwable cause) {
    super(sentence, cause);
    option = false;
  }
}
