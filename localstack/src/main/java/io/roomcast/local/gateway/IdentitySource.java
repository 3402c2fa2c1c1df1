package io.roomcast.local.gateway;

import java.util.Arrays;

/** A place in the upgrade request, or in the stage, where an authorizer expects a value. */
record IdentitySource(Place place, String name) {

  enum Place {
    HEADER("route.request.header."),
    QUERY_STRING("route.request.querystring."),
    STAGE_VARIABLE("stageVariables.");

    private final String prefix;

    Place(String prefix) {
      this.prefix = prefix;
    }
  }

  static IdentitySource parse(String expression) {
    return Arrays.stream(Place.values())
        .filter(place -> expression.startsWith(place.prefix))
        .findFirst()
        .map(place -> new IdentitySource(place, expression.substring(place.prefix.length())))
        .orElseThrow(
            () -> new IllegalArgumentException("identity source not known: " + expression));
  }
}
