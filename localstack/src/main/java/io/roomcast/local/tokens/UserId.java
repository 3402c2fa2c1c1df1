package io.roomcast.local.tokens;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/** The user id of a name: the same name is the same user in every run. */
final class UserId {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** 96 bits: more than enough to keep the names of one machine apart. */
  private static final int HASH_BYTES = 12;

  private UserId() {}

  /** The name itself where it may be an id, otherwise {@code u~} and a hash of it. */
  static String of(String name) {
    if (PLAIN.matcher(name).matches()) return name;
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return "u~"
          + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, HASH_BYTES));
    } catch (NoSuchAlgorithmException neverOnAJdk) {
      throw new IllegalStateException(neverOnAJdk);
    }
  }
}
