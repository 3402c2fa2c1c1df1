/** Tests of the package, and what tests of others use of it. */
@NullMarked
package io.roomcast.broadcast;

import org.jspecify.annotations.NullMarked;
