/** Lets a client catch up: join, leave, history, ping, and the overview of one's rooms. */
@NullMarked
package io.roomcast.timeline;

import org.jspecify.annotations.NullMarked;
