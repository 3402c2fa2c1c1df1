/** Lets a client catch up: join, leave, history, ping. */
@NullMarked
package io.roomcast.timeline;

import org.jspecify.annotations.NullMarked;
