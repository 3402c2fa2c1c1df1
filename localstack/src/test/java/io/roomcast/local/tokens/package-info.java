/** Tests of tokens. */
@NullMarked
package io.roomcast.local.tokens;

import org.jspecify.annotations.NullMarked;
