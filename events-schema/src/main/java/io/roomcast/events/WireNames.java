package io.roomcast.events;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The records of a sealed interface by the name that each has on the wire. */
final class WireNames {

  private WireNames() {}

  /** Throws {@link IllegalStateException} for a record without a {@link JsonTypeName}. */
  static Map<String, Class<?>> of(Class<?> sealed) {
    Map<String, Class<?>> records = new LinkedHashMap<>();
    for (Class<?> permitted : sealed.getPermittedSubclasses()) {
      if (permitted.isSealed()) records.putAll(of(permitted));
      else records.put(name(permitted), permitted);
    }
    return records;
  }

  /** Where the record's schema is, such as {@code action/join}. */
  static String schema(Class<?> type) {
    String folder = type.getEnclosingClass().getSimpleName().toLowerCase(Locale.ROOT);
    return folder + "/" + name(type);
  }

  /** The name of one record; throws as {@link #of} does. */
  static String name(Class<?> type) {
    JsonTypeName name = type.getAnnotation(JsonTypeName.class);
    if (name == null) throw new IllegalStateException(type + " has no name on the wire");
    return name.value();
  }
}
