/** Tests of operator. */
@NullMarked
package io.roomcast.operator;

import org.jspecify.annotations.NullMarked;
