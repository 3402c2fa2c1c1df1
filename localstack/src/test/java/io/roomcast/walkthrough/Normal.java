package io.roomcast.walkthrough;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page without what is another in each run; the same value has the same name all over it. */
final class Normal {

  /** Times, sequences, and ids that are hashes: all of 22 characters, some behind a mark. */
  private static final Pattern VALUE =
      Pattern.compile(
          "(?<time>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z)"
              + "|(?<seq>\\b\\d{4}[1-9]\\d{11,38}\\b)"
              + "|(?<id>(?<![A-Za-z0-9_-])(?:[rd]_|u)?[A-Za-z0-9_-]{22}(?![A-Za-z0-9_-]))");

  private final Map<String, String> names = new LinkedHashMap<>();

  private Normal() {}

  static String of(String page) {
    Normal normal = new Normal();
    return VALUE.matcher(page).replaceAll(value -> Matcher.quoteReplacement(normal.name(value)));
  }

  private String name(MatchResult value) {
    String text = value.group();
    if (value.group("time") != null) {
      return "TIME";
    }
    String kind = value.group("seq") != null ? "SEQ" : "ID";
    return names.computeIfAbsent(text, _ -> kind + (names.size() + 1));
  }
}
