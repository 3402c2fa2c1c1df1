/** Tests of mapping. */
@NullMarked
package io.roomcast.local.mapping;

import org.jspecify.annotations.NullMarked;
