package io.roomcast.local.gateway;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Ids in the forms that were recorded on AWS. */
final class Ids {

  private static final RandomGenerator RANDOM = new SecureRandom();
  private static final Pattern CONNECTION_ID = Pattern.compile("[A-Za-z0-9+/_-]{15}=");

  private Ids() {}

  /**
   * 16 characters of base64 that end in '='. Those with characters that differ between base64 and
   * its URL-safe form are left out, so that an id is valid in both.
   */
  static String next() {
    byte[] random = new byte[11];
    while (true) {
      RANDOM.nextBytes(random);
      String id = Base64.getEncoder().encodeToString(random);
      if (id.indexOf('+') < 0 && id.indexOf('/') < 0) {
        return id;
      }
    }
  }

  static boolean isConnectionId(String id) {
    return CONNECTION_ID.matcher(id).matches();
  }

  /** A value of {@code X-Amzn-Trace-Id}. */
  static String trace(long epochSecond) {
    byte[] random = new byte[12];
    RANDOM.nextBytes(random);
    return "Root=1-%08x-%s".formatted(epochSecond, HexFormat.of().formatHex(random));
  }
}
