package io.roomcast.operator;

/**
 * What a letter's event is to the log before it is sent: awaited where it will fill a hole or take
 * the place of what could not be read, and of no effect or simply next where it will not.
 */
record Repair(Letter letter, boolean isAwaited) {}
