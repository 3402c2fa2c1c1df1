/** The local run: the approved template on this machine. */
@NullMarked
package io.roomcast.local;

import org.jspecify.annotations.NullMarked;
