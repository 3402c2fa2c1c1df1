package io.roomcast.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom a text names: {@code @ada}, where a word may begin, or {@code <@any id>} anywhere. Whether
 * these are members is another question.
 */
final class Mentions {

  /** So many names are looked up; what follows them in the text is text. */
  static final int MOST = 50;

  /** A user id is no longer. */
  private static final int LONGEST = 100;

  /**
   * The bare form begins and ends with a letter, a digit or _, so that the full stop and the colon
   * after a name are not of it.
   */
  private static final Pattern MENTION =
      Pattern.compile(
          "<@(?<any>[ -\"$-;=?-~]+)>"
              + "|(?<![^\\p{IsWhite_Space}\\p{Ps}])"
              + "@(?<bare>[A-Za-z0-9_](?:[A-Za-z0-9_.+@|:~=-]*[A-Za-z0-9_])?)");

  private Mentions() {}

  /** The ids of the users whom the text names but not this one, each once, as they come. */
  static List<String> in(String text, String senderId) {
    List<String> named = new ArrayList<>();
    Matcher mention = MENTION.matcher(text);
    while (named.size() < MOST && mention.find()) {
      String bare = mention.group("bare");
      String id = bare == null ? Objects.requireNonNull(mention.group("any")) : bare;
      if (id.length() <= LONGEST && !id.equals(senderId) && !named.contains(id)) {
        named.add(id);
      }
    }
    return named;
  }
}
