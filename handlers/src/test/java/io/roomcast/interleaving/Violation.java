package io.roomcast.interleaving;

/** Something happened that the guarantee excludes. */
final class Violation extends RuntimeException {

  private static final long serialVersionUID = 1;

  Violation(String what) {
    super(what);
  }
}
