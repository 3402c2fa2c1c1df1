/** Verifies the token of a client that connects. */
@NullMarked
package io.roomcast.authorizer;

import org.jspecify.annotations.NullMarked;
