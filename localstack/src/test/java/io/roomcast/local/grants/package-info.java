/** Tests of grants. */
@NullMarked
package io.roomcast.local.grants;

import org.jspecify.annotations.NullMarked;
