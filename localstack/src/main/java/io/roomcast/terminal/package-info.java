/** What the commands for a terminal share. */
@NullMarked
package io.roomcast.terminal;

import org.jspecify.annotations.NullMarked;
