/** Tests of the package, and what tests of others use of it. */
@NullMarked
package io.roomcast.authorizer;

import org.jspecify.annotations.NullMarked;
