package io.roomcast.publishing;

import io.roomcast.events.Content;

/**
 * An event to publish into a room. The same {@code deduplicationId} within five minutes is the same
 * event; {@code correlation} runs from the client's frame to the last consumer's log line.
 */
public record Publication(
    String room, String deduplicationId, Content content, String correlation) {}
