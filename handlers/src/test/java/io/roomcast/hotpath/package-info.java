/** What one message costs on its way through ingest and the three consumers. */
@NullMarked
package io.roomcast.hotpath;

import org.jspecify.annotations.NullMarked;
