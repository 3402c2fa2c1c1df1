package io.roomcast.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.events.Codec;
import io.roomcast.events.Content;
import io.roomcast.events.Decoded;
import io.roomcast.events.ServerFrame;
import io.roomcast.publishing.Inbox;
import java.io.UncheckedIOException;
import java.time.Instant;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/** {@code export}: a room's log as JSON lines, each an event as a client gets it. */
@Command(
    name = "export",
    description =
        "Writes a room's log as JSON lines, oldest first, each valid by the protocol's schemas;"
            + " --json changes nothing.")
final class Export extends StackCommand {

  private static final JsonMapper JSON = new JsonMapper();

  @ArgGroup(multiplicity = "1")
  RoomChoice choice = new RoomChoice();

  private final Codec codec = new Codec();

  @Override
  int run(Stack stack) {
    RoomReader reader = new RoomReader(stack.table());
    String room = choice.id();
    RoomState state = reader.stateOfKnown(room);
    Instant now = Instant.now();
    long broken =
        reader
            .log(room, state.logged())
            .filter(entry -> !entry.expired(now))
            .filter(entry -> !export(room, entry))
            .count();
    return broken == 0 ? Roomcast.HEALTHY : Roomcast.FOUND;
  }

  /** Writes an event, or what holds its place where it cannot be read, and then answers false. */
  private boolean export(String room, LogEntry entry) {
    Decoded<Content> content = codec.content(entry.content());
    boolean valid =
        content instanceof Decoded.Valid<Content>(Content readable) && wrote(room, entry, readable);
    if (!valid) {
      wrote(room, entry, new Content.Unreadable());
      err()
          .printf(
              "The event %s of %s is not valid by the schemas: unreadable holds its place.%n",
              entry.seq(), room);
    }
    return valid;
  }

  private boolean wrote(String room, LogEntry entry, Content content) {
    ObjectNode event = object(codec.encode(content));
    event.put("seq", entry.seq().text()).put("prev", entry.prev().text());
    String named = Inbox.named(room);
    ObjectNode frame = JSON.createObjectNode().put("type", "events").put("room", named);
    frame.putArray("events").add(event);
    if (!(codec.serverFrame(frame.toString()) instanceof Decoded.Valid<ServerFrame>)) return false;
    out().println(event);
    // Not only at the end: a log may be long, and nobody has what is read after it.
    checkWritten();
    return true;
  }

  private static ObjectNode object(String json) {
    try {
      JsonNode object = JSON.readTree(json);
      return (ObjectNode) object;
    } catch (JsonProcessingException notWhatTheCodecWrites) {
      throw new UncheckedIOException(notWhatTheCodecWrites);
    }
  }
}
