package io.roomcast.events;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Set;

/** An event in a frame: its content's fields, with its place among them. */
final class EventJson {

  private static final Set<String> TYPES = WireNames.of(Content.class).keySet();

  private EventJson() {}

  /** Leaves out events of unknown types that have no place in the order, such as typing. */
  static ObjectNode withoutPlaceless(ObjectNode frame) {
    for (JsonNode room : frame.path("rooms")) {
      if (room instanceof ObjectNode joined) withoutPlaceless(joined);
    }
    for (var events = frame.path("events").elements(); events.hasNext(); ) {
      JsonNode event = events.next();
      String type = event.path("type").textValue();
      if (type != null && !TYPES.contains(type) && !event.has("seq")) events.remove();
    }
    return frame;
  }

  static final class Writer extends StdSerializer<Event> {
    Writer() {
      super(Event.class);
    }

    @Override
    public void serialize(Event event, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      ObjectNode content = ((ObjectMapper) json.getCodec()).valueToTree(event.content());
      json.writeStartObject(event);
      json.writeStringField("type", content.remove("type").textValue());
      if (!event.seq().equals(Sequence.NONE)) json.writeStringField("seq", event.seq().text());
      Sequence prev = event.prev();
      if (prev != null) json.writeStringField("prev", prev.text());
      for (var field : content.properties()) {
        json.writeFieldName(field.getKey());
        json.writeTree(field.getValue());
      }
      json.writeEndObject();
    }
  }

  static final class Reader extends StdDeserializer<Event> {
    Reader() {
      super(Event.class);
    }

    @Override
    public Event deserialize(JsonParser json, DeserializationContext context) throws IOException {
      ObjectCodec codec = json.getCodec();
      JsonNode event = codec.readTree(json);
      Content content =
          TYPES.contains(event.path("type").asText())
              ? codec.treeToValue(event, Content.class)
              : new Content.Unreadable();
      Sequence seq =
          event.has("seq") ? codec.treeToValue(event.get("seq"), Sequence.class) : Sequence.NONE;
      Sequence prev =
          event.has("prev") ? codec.treeToValue(event.get("prev"), Sequence.class) : null;
      return new Event(seq, prev, content);
    }
  }
}
