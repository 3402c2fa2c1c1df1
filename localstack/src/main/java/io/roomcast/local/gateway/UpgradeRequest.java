package io.roomcast.local.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a client asked for: its headers, in the case it sent them, and its decoded query. */
record UpgradeRequest(
    Map<String, List<String>> headers, Map<String, List<String>> query, String sourceIp) {

  /** A sorted map that finds a header in any case. */
  static Map<String, List<String>> headerMap() {
    return new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  }

  static Map<String, List<String>> parseQuery(Optional<String> rawQuery) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (String pair : rawQuery.orElse("").split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        query.computeIfAbsent(decoded(name), _ -> new ArrayList<>()).add(decoded(value));
      }
    }
    return query;
  }

  private static String decoded(String raw) {
    try {
      return URLDecoder.decode(raw, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return raw; // a lone per cent sign stands for itself
    }
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).map(List::getLast);
  }

  /** Whether a value that is not empty is at that place of this request or of the stage. */
  boolean has(IdentitySource source, Stage stage) {
    Optional<String> value =
        switch (source.place()) {
          case HEADER -> header(source.name());
          case QUERY_STRING -> Optional.ofNullable(query.get(source.name())).map(List::getLast);
          case STAGE_VARIABLE -> Optional.ofNullable(stage.variables().get(source.name()));
        };
    return value.filter(text -> !text.isEmpty()).isPresent();
  }
}
