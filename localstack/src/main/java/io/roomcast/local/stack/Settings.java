package io.roomcast.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import io.roomcast.local.Refused;
import io.roomcast.local.template.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The settings that a run may have, from the template's {@code Metadata.Roomcast.Settings}: those
 * that become an environment variable of functions.
 */
final class Settings {

  private final List<JsonNode> known = new ArrayList<>();

  Settings(Template template) {
    template.settings().forEach(known::add);
  }

  /** The variables that these values become; a value that may not be is refused. */
  Map<String, String> variables(Map<String, String> values) {
    Map<String, String> variables = new LinkedHashMap<>();
    values.forEach((name, value) -> variables.put(variable(name, value), value));
    return variables;
  }

  private String variable(String name, String value) {
    JsonNode setting =
        known.stream()
            .filter(entry -> entry.path("name").asText().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    Refused.option(
                        "There is no setting "
                            + name
                            + "; a local run takes "
                            + String.join(", ", settable())
                            + "."));
    if (!setting.has("variable")) {
      throw Refused.option(
          "The setting " + name + " is for a deployment to AWS: a local run does not take it.");
    }
    String meaning = refusal(setting, value);
    if (!meaning.isEmpty()) {
      throw Refused.option("The setting " + name + " must be " + meaning + ", not " + value + ".");
    }
    return setting.path("variable").asText();
  }

  private List<String> settable() {
    return known.stream()
        .filter(entry -> entry.has("variable"))
        .map(entry -> entry.path("name").asText())
        .toList();
  }

  /** What the value must be, or empty if it is that. */
  private static String refusal(JsonNode setting, String value) {
    return switch (setting.path("type").asText()) {
      case "integer" -> {
        long least = setting.path("minimum").asLong(Long.MIN_VALUE);
        long most = setting.path("maximum").asLong(Long.MAX_VALUE);
        yield isWithin(value, least, most)
            ? ""
            : "a whole number from %d to %d".formatted(least, most);
      }
      case "choice" -> {
        List<String> values = new ArrayList<>();
        setting.path("values").forEach(each -> values.add(each.asText()));
        yield values.contains(value) ? "" : "one of " + String.join(", ", values);
      }
      case "text" ->
          Pattern.matches(setting.path("pattern").asText(".*"), value)
              ? ""
              : "of the form " + setting.path("pattern").asText();
      default ->
          throw new Refused(
              "The template has a setting of the type "
                  + setting.path("type").asText()
                  + ", which the local run does not know.");
    };
  }

  private static boolean isWithin(String value, long least, long most) {
    try {
      long number = Long.parseLong(value);
      return least <= number && number <= most;
    } catch (NumberFormatException notANumber) {
      return false;
    }
  }
}
