/** Removes what there still is of a room that was deleted. */
@NullMarked
package io.roomcast.removal;

import org.jspecify.annotations.NullMarked;
