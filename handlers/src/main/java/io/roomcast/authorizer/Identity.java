package io.roomcast.authorizer;

import java.time.Instant;
import java.util.regex.Pattern;

/** Who a token speaks of, by which name to show, and until when. */
record Identity(String userId, String userName, Instant expiresAt) {

  /** A user id becomes part of keys, in which # divides. */
  private static final Pattern USER_ID = Pattern.compile("[ -~&&[^#]]{1,100}");

  private static final int LONGEST_NAME = 64;

  /** Cuts a name that is too long. */
  Identity {
    userName =
        userName.codePointCount(0, userName.length()) <= LONGEST_NAME
            ? userName
            : userName.substring(0, userName.offsetByCodePoints(0, LONGEST_NAME));
  }

  /** Whether this user may connect: 1 to 100 printable ASCII characters without #. */
  boolean mayConnect() {
    return USER_ID.matcher(userId).matches();
  }
}
