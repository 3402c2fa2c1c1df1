/** Event source mappings: from a queue to a function, in batches. */
@NullMarked
package io.roomcast.local.mapping;

import org.jspecify.annotations.NullMarked;
