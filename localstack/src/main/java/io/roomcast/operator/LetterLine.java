package io.roomcast.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A dead letter in a list, without what it says. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LetterLine(
    String queue,
    String room,
    @Nullable String seq,
    String sentAt,
    String id,
    @Nullable String unreadable) {

  /** As a line of text. */
  String text() {
    return "%-26s %-24s %-24s %s %s%s"
        .formatted(
            queue,
            room,
            seq == null ? "-" : seq,
            sentAt,
            id,
            unreadable == null ? "" : " cannot be read: " + unreadable);
  }
}
