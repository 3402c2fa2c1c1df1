/** Tests of the package. */
@NullMarked
package io.roomcast.rooms;

import org.jspecify.annotations.NullMarked;
