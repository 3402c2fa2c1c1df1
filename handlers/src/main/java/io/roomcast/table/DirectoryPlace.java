package io.roomcast.table;

import io.roomcast.events.Access;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where the directory has a room: by its name, whatever the case, and then by its id. What a name
 * begins with, its place begins with, folded.
 */
public record DirectoryPlace(String text) implements Comparable<DirectoryPlace> {

  /** In no name, and before all that is. */
  private static final char END_OF_NAME = '\t';

  /** The characters of a name, where folding makes more of them. */
  private static final int MOST = 80;

  /** Of a room of this name. */
  public static DirectoryPlace of(String room, String name) {
    return new DirectoryPlace(folded(name) + END_OF_NAME + room);
  }

  /** Of a room with these settings; empty for one that the directory does not show. */
  public static Optional<DirectoryPlace> of(String room, Room settings) {
    return settings.access() == Access.INVITE
        ? Optional.empty()
        : Optional.of(of(room, settings.name()));
  }

  /** What names are compared by: character by character, so that the prefix of a name is one. */
  public static String folded(String name) {
    return Normalizer.normalize(name.stripLeading(), Normalizer.Form.NFC)
        .codePoints()
        .map(Character::toUpperCase)
        .map(Character::toLowerCase)
        .limit(MOST)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** The room that is there. */
  public String room() {
    return text.substring(text.lastIndexOf(END_OF_NAME) + 1);
  }

  /** As the table has them in order: by the bytes of their UTF-8. */
  @Override
  public int compareTo(DirectoryPlace other) {
    return Arrays.compareUnsigned(
        text.getBytes(StandardCharsets.UTF_8), other.text.getBytes(StandardCharsets.UTF_8));
  }
}
