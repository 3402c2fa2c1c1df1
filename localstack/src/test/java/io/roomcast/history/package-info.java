/** What history writes, for tests of what becomes of it. */
@NullMarked
package io.roomcast.history;

import org.jspecify.annotations.NullMarked;
