package io.roomcast.events;

/** A place in a frame that breaks a rule, and the rule in words; never the value that was there. */
record Violation(String path, ErrorCode code, String message) {}
