/** Runs the handlers as Lambda does: functions, instances, timeouts, event JSON. */
@NullMarked
package io.roomcast.local.lambda;

import org.jspecify.annotations.NullMarked;
