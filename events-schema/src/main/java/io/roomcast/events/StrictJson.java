package io.roomcast.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.events.Decoded.Invalid;
import io.roomcast.events.Decoded.Valid;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads a text as one JSON object within the limits of size and depth, or says what is wrong. */
final class StrictJson {

  private static final int MAX_ID_LENGTH = 64;

  private final ObjectReader trees;
  private final int maxDepth;
  private final JsonFactory factory;

  StrictJson(ObjectReader trees, int maxDepth) {
    this.trees = trees;
    this.maxDepth = maxDepth;
    this.factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder().maxNestingDepth(maxDepth).build())
            .build();
  }

  Decoded<ObjectNode> object(String text) {
    if (Utf8.length(text) > Codec.MAX_FRAME_BYTES) {
      return invalid(
          text,
          ErrorCode.TOO_LARGE,
          "A frame is at most %,d bytes of UTF-8.".formatted(Codec.MAX_FRAME_BYTES));
    }
    try (JsonParser parser = factory.createParser(text)) {
      if (trees.readTree(parser) instanceof ObjectNode object && parser.nextToken() == null) {
        return new Valid<>(object);
      }
      return badJson(text, parser.currentTokenLocation());
    } catch (JsonProcessingException e) {
      return badJson(text, e.getLocation());
    } catch (NumberFormatException e) {
      // A number whose exponent is beyond any decimal: 1e99999999999.
      return badJson(text, null);
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail to be read", e);
    }
  }

  /** The frame's own id where it has a valid one. */
  static @Nullable String id(ObjectNode frame) {
    return validId(frame.path("id").textValue());
  }

  // The parser's own message would quote the frame, so the place is all that is taken from it.
  private Decoded<ObjectNode> badJson(String text, @Nullable JsonLocation stopped) {
    String rule =
        "A frame is one JSON object without duplicate keys, at most %d levels deep, and nothing after it."
            .formatted(maxDepth);
    long offset = stopped == null ? 0 : stopped.getCharOffset();
    String place = offset > 0 ? " Reading it stopped at character %d.".formatted(offset) : "";
    return invalid(text, ErrorCode.BAD_JSON, rule + place);
  }

  private Decoded<ObjectNode> invalid(String text, ErrorCode code, String message) {
    return new Invalid<>(readableId(text), code, message, null);
  }

  /** The id of a text that is no frame, as far as it can be read; none if there are two. */
  private @Nullable String readableId(String text) {
    String id = null;
    try (JsonParser parser = factory.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) return null;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isId = parser.currentName().equals("id");
        if (isId && id != null) return null;
        JsonToken value = parser.nextToken();
        if (isId && value == JsonToken.VALUE_STRING) id = parser.getText();
        parser.skipChildren();
      }
    } catch (IOException e) {
      return validId(id);
    }
    return validId(id);
  }

  private static @Nullable String validId(@Nullable String id) {
    if (id == null || id.isEmpty() || !Utf8.isWellFormed(id)) return null;
    return id.codePointCount(0, id.length()) <= MAX_ID_LENGTH ? id : null;
  }
}
