package io.roomcast.local.stack;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.roomcast.events.Action;
import io.roomcast.local.gateway.WebSocketApi;
import java.util.LinkedHashSet;
import java.util.Set;

/** The route keys that the protocol needs: one for each action, and the gateway's own three. */
final class ProtocolActions {

  private ProtocolActions() {}

  static Set<String> names() {
    Set<String> names =
        new LinkedHashSet<>(
            Set.of(WebSocketApi.CONNECT, WebSocketApi.DISCONNECT, WebSocketApi.DEFAULT));
    add(Action.class, names);
    return names;
  }

  private static void add(Class<?> sealed, Set<String> names) {
    for (Class<?> action : sealed.getPermittedSubclasses()) {
      if (action.isSealed()) {
        add(action, names);
      } else {
        names.add(action.getAnnotation(JsonTypeName.class).value());
      }
    }
  }
}
