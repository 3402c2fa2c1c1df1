/** The table of permissions, cell by cell, over real sockets. */
@NullMarked
package io.roomcast.cells;

import org.jspecify.annotations.NullMarked;
