/** Faults on the running stack: what is injected, under load, and what must hold afterwards. */
@NullMarked
package io.roomcast.faults;

import org.jspecify.annotations.NullMarked;
