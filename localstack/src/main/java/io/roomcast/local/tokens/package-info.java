/** The development token issuer. */
@NullMarked
package io.roomcast.local.tokens;

import org.jspecify.annotations.NullMarked;
