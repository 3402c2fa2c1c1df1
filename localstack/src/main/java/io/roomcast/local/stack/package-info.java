/** Puts the template up on this machine, and takes it down again. */
@NullMarked
package io.roomcast.local.stack;

import org.jspecify.annotations.NullMarked;
