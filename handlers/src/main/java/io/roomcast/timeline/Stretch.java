package io.roomcast.timeline;

import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a room's log as a reply carries it: the events, oldest first, and what to ask next. */
record Stretch(List<Event> events, @Nullable Sequence next, boolean complete, boolean truncated) {}
