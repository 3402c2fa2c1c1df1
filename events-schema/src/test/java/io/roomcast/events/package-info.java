/** The contract's tests: examples against schemas, schemas against records, the codec. */
@NullMarked
package io.roomcast.events;

import org.jspecify.annotations.NullMarked;
