/** The commands behind the scripts. */
@NullMarked
package io.roomcast.local.cli;

import org.jspecify.annotations.NullMarked;
