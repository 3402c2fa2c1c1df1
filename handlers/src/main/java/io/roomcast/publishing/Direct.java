package io.roomcast.publishing;

import java.util.regex.Pattern;

/** A direct conversation of two users: a room whose id is made of theirs, whoever opens it. */
public final class Direct {

  private static final Pattern ID = Pattern.compile("d_[A-Za-z0-9_-]{22}");

  private Direct() {}

  /** The room of two users, in whatever order. */
  public static String of(String oneId, String otherId) {
    return "d_"
        + (oneId.compareTo(otherId) < 0 ? Hashes.id(oneId, otherId) : Hashes.id(otherId, oneId));
  }

  /** Whether a room's id is of that form; the server makes no other room's so. */
  public static boolean is(String room) {
    return ID.matcher(room).matches();
  }
}
