/** The consumer that docs/architecture.md adds, as it stands there. */
@NullMarked
package io.roomcast.audit;

import org.jspecify.annotations.NullMarked;
