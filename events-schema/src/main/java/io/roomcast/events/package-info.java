/** The contract: what clients and server say to each other, as records and one strict codec. */
@NullMarked
package io.roomcast.events;

import org.jspecify.annotations.NullMarked;
