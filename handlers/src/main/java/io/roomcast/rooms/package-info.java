/** Changes rooms, and who is in them as what. */
@NullMarked
package io.roomcast.rooms;

import org.jspecify.annotations.NullMarked;
