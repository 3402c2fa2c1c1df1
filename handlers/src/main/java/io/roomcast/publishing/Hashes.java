package io.roomcast.publishing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Ids that are made of others: SHA-256 over texts, each with its length before it, so that no two
 * lists of texts run together, as base64url without padding.
 */
public final class Hashes {

  private static final int ID_BYTES = 16;

  private static final Pattern ROOM_ID = Pattern.compile("r_[A-Za-z0-9_-]{22}");

  private Hashes() {}

  /** The id of a message, which a retry has too. */
  public static String messageId(String room, String userId, String clientId) {
    return id(room, userId, clientId);
  }

  /** The id of a room that a user makes, which a retry has too. */
  public static String roomId(String userId, String clientId) {
    return "r_" + id("createRoom", userId, clientId);
  }

  /** The id of a report by one user, of the message at a place or of another user. */
  public static String reportId(String about, String reporterId) {
    return about + "." + id("report", reporterId);
  }

  /** What stands for a user in the ids of reports. */
  public static String reported(String userId) {
    return "u" + id("reported", userId);
  }

  /** Whether a room's id is of that form: only users make such rooms, each with settings. */
  public static boolean isRoomId(String room) {
    return ROOM_ID.matcher(room).matches();
  }

  /** 128 bits, in 22 characters. */
  static String id(String... texts) {
    return base64url(Arrays.copyOf(sha256(texts), ID_BYTES));
  }

  /**
   * What SNS knows a retry by.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/sns/latest/dg/fifo-message-dedup.html">Deduplication</a>
   */
  public static String deduplicationId(String room, String action, String userId, String clientId) {
    return base64url(sha256(room, action, userId, clientId));
  }

  private static String base64url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] sha256(String... texts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String text : texts) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
