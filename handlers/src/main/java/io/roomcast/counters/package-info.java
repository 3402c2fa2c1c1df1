/** Counts the messages of a room. */
@NullMarked
package io.roomcast.counters;

import org.jspecify.annotations.NullMarked;
