package io.roomcast.authorizer;

/** Tells a good token from a bad one. */
@FunctionalInterface
interface TokenVerifier {

  /**
   * Verifies a token. Throws an unchecked exception, in which the token is not named, when that
   * cannot be done now.
   */
  Verdict verify(String token);

  /** The verdict. */
  sealed interface Verdict {

    /** Signed by the issuer, for this audience, not expired. */
    record Good(Identity identity) implements Verdict {}

    /** Anything else; the reason is the kind of fault, never a part of the token. */
    record Bad(String reason) implements Verdict {}
  }
}
