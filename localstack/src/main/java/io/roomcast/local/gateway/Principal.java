package io.roomcast.local.gateway;

import java.time.Duration;
import java.util.Map;

/** Whom the authorizer let in, its context as strings, and how long the authorizer took. */
record Principal(String id, Map<String, String> context, Duration latency) {

  Principal {
    context = Map.copyOf(context);
  }
}
