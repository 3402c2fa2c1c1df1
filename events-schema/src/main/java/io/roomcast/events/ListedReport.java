package io.roomcast.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report as those see it who deal with it: {@code from} reported {@code user}, or what that user
 * said at {@code target} in the words of that moment.
 */
public record ListedReport(
    String report,
    User from,
    Instant sentAt,
    User user,
    @Nullable Sequence target,
    @Nullable Body body,
    String reason) {}
