/** Tests of the package. */
@NullMarked
package io.roomcast.permissions;

import org.jspecify.annotations.NullMarked;
