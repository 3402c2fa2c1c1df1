/** Tests of cli. */
@NullMarked
package io.roomcast.local.cli;

import org.jspecify.annotations.NullMarked;
