/** What holds for all packages together. */
@NullMarked
package io.roomcast.architecture;

import org.jspecify.annotations.NullMarked;
