/** What may use what in the local run. */
@NullMarked
package io.roomcast.architecture;

import org.jspecify.annotations.NullMarked;
