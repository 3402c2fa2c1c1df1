/** Appends events to their room's log. */
@NullMarked
package io.roomcast.history;

import org.jspecify.annotations.NullMarked;
