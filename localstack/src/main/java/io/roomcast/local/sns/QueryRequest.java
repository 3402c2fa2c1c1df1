package io.roomcast.local.sns;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The parameters of a request in AWS's query protocol: a form in which lists and maps are numbered
 * from 1.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html">AWS query protocol</a>
 */
record QueryRequest(Map<String, String> parameters) {

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]{1,3})?");
  private static final Pattern BASE64 =
      Pattern.compile("(?:[A-Za-z0-9+/]{4})*+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?");

  static QueryRequest parse(String form) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : form.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 0) continue;
      parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
    }
    return new QueryRequest(parameters);
  }

  Optional<String> optional(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  String required(String name) {
    return optional(name)
        .orElseThrow(() -> SnsException.invalid(name + " Reason: no value for required parameter"));
  }

  /** The map of a topic's or a subscription's attributes. */
  Map<String, String> attributes() {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (QueryRequest entry : list("Attributes.entry")) {
      attributes.put(entry.required("key"), entry.optional("value").orElse(""));
    }
    return attributes;
  }

  /** The parts of a list: each a request of its own. */
  List<QueryRequest> list(String name) {
    List<QueryRequest> parts = new ArrayList<>();
    while (true) {
      String prefix = name + "." + (parts.size() + 1) + ".";
      Map<String, String> part = new LinkedHashMap<>();
      parameters.forEach(
          (key, value) -> {
            if (key.startsWith(prefix)) part.put(key.substring(prefix.length()), value);
          });
      if (part.isEmpty()) return parts;
      parts.add(new QueryRequest(part));
    }
  }

  List<Attribute> messageAttributes() {
    return list("MessageAttributes.entry").stream().map(QueryRequest::messageAttribute).toList();
  }

  private static Attribute messageAttribute(QueryRequest entry) {
    String name = entry.required("Name");
    String type = entry.optional("Value.DataType").orElse("");
    if (!type.matches("(String|Number|Binary|String\\.Array)(\\..+)?")) {
      throw new SnsException(
          400,
          "ParameterValueInvalid",
          "The message attribute '"
              + name
              + "' has an invalid message attribute type, the set of"
              + " supported type prefixes is Binary, Number, and String.");
    }
    String kind = type.startsWith("Binary") ? "Binary" : "String";
    String value = entry.optional("Value." + kind + "Value").orElse("");
    if (value.isEmpty()) {
      throw new SnsException(
          400,
          "ParameterValueInvalid",
          "The message attribute '"
              + name
              + "' must contain non-empty message attribute value for"
              + " message attribute type '"
              + type
              + "'.");
    }
    if (!isOf(type, value)) {
      throw new SnsException(
          400,
          "ParameterValueInvalid",
          type.startsWith("Number")
              ? "Could not cast message attribute '" + name + "' value to number."
              : "The message attribute '" + name + "' is not in base64.");
    }
    return new Attribute(name, type, value);
  }

  private static boolean isOf(String type, String value) {
    if (type.startsWith("Number")) return NUMBER.matcher(value).matches();
    return !type.startsWith("Binary") || BASE64.matcher(value).matches();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw new SnsException(400, "MalformedQueryString", "The request's form cannot be decoded");
    }
  }
}
