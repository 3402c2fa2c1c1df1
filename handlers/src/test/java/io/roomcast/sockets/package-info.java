/** Tests of the package, and what tests of others use of it. */
@NullMarked
package io.roomcast.sockets;

import org.jspecify.annotations.NullMarked;
