package io.roomcast.ingest;

import java.util.List;

/** Who of those whom a message names may be mentioned in it. */
@FunctionalInterface
interface Mentionable {

  /** A member who is mentioned, and whether they are told: not who has blocked the sender. */
  record Mentioned(String userId, boolean isTold) {}

  /** Those of the users who are members of the room, in the order given, read consistently. */
  List<Mentioned> among(String room, String senderId, List<String> userIds);
}
