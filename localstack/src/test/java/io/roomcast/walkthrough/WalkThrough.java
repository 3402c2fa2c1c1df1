package io.roomcast.walkthrough;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Plays a page: in each block of {@code wscat}, {@code ann > FRAME} is typed into ann's wscat, and
 * {@code bob < TYPE} is the next frame of this type that bob's prints, of which {@code
 * name=/pointer} notes values for {@code $name} in the lines below. {@code settled ROOM} waits
 * until the room's log has what was delivered, and leaves no line. What comes out is the page with
 * the frames in it.
 */
final class WalkThrough {

  private static final Pattern BLOCK = Pattern.compile("```wscat\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINE = Pattern.compile("(\\w+) ([<>]) (.*)");
  private static final Pattern NOTE = Pattern.compile("(\\w+)=(\\S+)");
  private static final Pattern NAME = Pattern.compile("\\$(\\w+)");
  private static final String SETTLED = "settled ";

  private final Function<String, Wscat> wscats;
  private final Consumer<String> settled;
  private final Map<String, String> noted = new HashMap<>();

  WalkThrough(Function<String, Wscat> wscats, Consumer<String> settled) {
    this.wscats = wscats;
    this.settled = settled;
  }

  String play(String page) {
    return BLOCK
        .matcher(page)
        .replaceAll(block -> Matcher.quoteReplacement("```\n" + played(block.group(1)) + "```"));
  }

  private String played(String block) {
    return block
        .lines()
        .map(this::line)
        .filter(line -> !line.isEmpty())
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private String line(String line) {
    if (line.startsWith(SETTLED)) {
      settled.accept(filled(line.substring(SETTLED.length())));
      return "";
    }
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new AssertionError("neither typed nor printed: " + line);
    }
    Wscat wscat = wscats.apply(parts.group(1));
    String frame;
    if (parts.group(2).equals(">")) {
      frame = filled(parts.group(3));
      wscat.type(frame);
    } else {
      String printed = parts.group(3);
      frame = wscat.frame(printed.replaceFirst(" .*", ""));
      note(printed, Wscat.tree(frame));
    }
    return "%-3s %s %s".formatted(parts.group(1), parts.group(2), frame);
  }

  private void note(String printed, JsonNode frame) {
    Matcher note = NOTE.matcher(printed);
    while (note.find()) {
      String value = frame.at(note.group(2)).asText();
      if (value.isEmpty()) {
        throw new AssertionError("no " + note.group(2) + " in " + frame);
      }
      noted.put(note.group(1), value);
    }
  }

  private String filled(String text) {
    return NAME.matcher(text)
        .replaceAll(
            name -> {
              String value = noted.get(name.group(1));
              if (value == null) {
                throw new AssertionError("nothing was noted as " + name.group(1));
              }
              return Matcher.quoteReplacement(value);
            });
  }
}
