/** What an operator asks of a running stack, on this machine or deployed: {@code ./roomcast}. */
@NullMarked
package io.roomcast.operator;

import org.jspecify.annotations.NullMarked;
