package io.roomcast.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.client.RawClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A direct conversation, in which from some time on one is blocked by the other. */
final class Direct implements AutoCloseable {

  private static final String AFTER = "after";

  private final Insistent blocker;
  private final Insistent blocked;
  private final String room;
  private final List<String> heard = new ArrayList<>();

  /** Both are there, and one message went through. */
  Direct(FaultStack on) {
    this.blocker = new Insistent(on);
    this.blocked = new Insistent(on);
    this.room = blocked.answer(named("openDirect", blocker)).path("room").asText();
    on.made(room);
    blocker.answer(RawClient.frame("join", room));
    blocked.answer(RawClient.send(room, "before", "before the block"));
  }

  /** Blocks the other. */
  void block() {
    hear(blocker.answer(named("block", blocked)));
  }

  /** What the other says now is refused, and nobody hears it. */
  void isShut() {
    JsonNode refused = blocked.answer(RawClient.send(room, AFTER, "after the block"));
    if (!refused.path("code").asText().equals("FORBIDDEN")) {
      throw new AssertionError("not blocked: " + refused);
    }
    hear(blocker.answer(RawClient.frame("history", room).put("after", "0")));
  }

  /** The {@code clientId} of each message that the one who blocked got. */
  List<String> heard() {
    blocker.rest().forEach(this::hear);
    return heard;
  }

  /** Those that were said to nobody. */
  Set<String> unheard() {
    return Set.of(AFTER);
  }

  private void hear(JsonNode frame) {
    heard.addAll(frame.path("events").findValuesAsText("clientId"));
  }

  private static ObjectNode named(String action, Insistent user) {
    ObjectNode frame = RawClient.frame(action, "");
    frame.remove("room");
    return frame.put("user", user.user());
  }

  @Override
  public void close() {
    blocker.close();
    blocked.close();
  }
}
