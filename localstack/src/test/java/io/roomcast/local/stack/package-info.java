/** Tests of stack. */
@NullMarked
package io.roomcast.local.stack;

import org.jspecify.annotations.NullMarked;
