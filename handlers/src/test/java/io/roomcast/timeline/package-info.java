/** Tests of the package, and what tests of others use of it. */
@NullMarked
package io.roomcast.timeline;

import org.jspecify.annotations.NullMarked;
