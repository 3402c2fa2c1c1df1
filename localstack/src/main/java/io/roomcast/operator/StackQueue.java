package io.roomcast.operator;

/** A queue: its logical id in the template, and its URL. */
record StackQueue(String id, String url) {}
