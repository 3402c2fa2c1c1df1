/** Tests of the package, and what tests of others use of it. */
@NullMarked
package io.roomcast.removal;

import org.jspecify.annotations.NullMarked;
