/** Hands events to the connections of their room, one frame for each per batch. */
@NullMarked
package io.roomcast.broadcast;

import org.jspecify.annotations.NullMarked;
