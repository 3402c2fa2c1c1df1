/** Who may do what in a room: one table. */
@NullMarked
package io.roomcast.permissions;

import org.jspecify.annotations.NullMarked;
