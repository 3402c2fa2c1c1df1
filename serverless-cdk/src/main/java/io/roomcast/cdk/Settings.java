package io.roomcast.cdk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The settings of one deployment, each with an allowed value. */
public record Settings(Map<Setting, String> values) {

  /** The settings when nothing is set. */
  public static Settings defaults() {
    return of(Map.of());
  }

  /**
   * Reads the settings out of a CDK context. Throws {@link IllegalArgumentException}, which lists
   * everything that is wrong, for a value that is not allowed, for a name that is close to a
   * setting's and is none, and for an issuer without audience or the reverse.
   */
  public static Settings of(Map<String, ?> context) {
    List<String> faults = new ArrayList<>();
    Map<Setting, String> values = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      String value =
          context.containsKey(setting.key())
              ? String.valueOf(context.get(setting.key()))
              : setting.fallback();
      if (!setting.form().allows(value)) {
        faults.add(
            setting.key() + " must be " + setting.form().meaning() + ", not \"" + value + "\"");
      }
      values.put(setting, value);
    }
    unknown(context.keySet()).forEach(name -> faults.add("there is no setting " + name));
    if (values.getOrDefault(Setting.ISSUER, "").isEmpty()
        != values.getOrDefault(Setting.AUDIENCE, "").isEmpty()) {
      faults.add("issuer and audience go together: set both, or neither");
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          "Settings: " + String.join("; ", faults) + ". docs/settings.md lists them all.");
    }
    return new Settings(Map.copyOf(values));
  }

  /** A name of letters alone is meant for this app; the CDK's own have a colon, slash or dash. */
  private static List<String> unknown(Set<String> names) {
    Set<String> known =
        Arrays.stream(Setting.values()).map(Setting::key).collect(Collectors.toSet());
    return names.stream()
        .filter(name -> name.matches("[A-Za-z]+") && !known.contains(name))
        .sorted()
        .toList();
  }

  /** The value of a setting. */
  public String text(Setting setting) {
    return values.getOrDefault(setting, setting.fallback());
  }

  /** The value of a setting that is a whole number. */
  public int number(Setting setting) {
    return Integer.parseInt(text(setting));
  }
}
