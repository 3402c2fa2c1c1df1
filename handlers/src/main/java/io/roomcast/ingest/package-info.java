/** Takes what users do, validates it and publishes it to the topic. */
@NullMarked
package io.roomcast.ingest;

import org.jspecify.annotations.NullMarked;
