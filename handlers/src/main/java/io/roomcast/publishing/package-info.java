/** Publishes events to the topic, and reads them from its envelopes. */
@NullMarked
package io.roomcast.publishing;

import org.jspecify.annotations.NullMarked;
