/** Tests of lambda. */
@NullMarked
package io.roomcast.local.lambda;

import org.jspecify.annotations.NullMarked;
