/** The environment of a function, and its clients, made once. */
@NullMarked
package io.roomcast.aws;

import org.jspecify.annotations.NullMarked;
