/** The batch loop of every consumer: envelopes in, rooms in order, failures back with a pause. */
@NullMarked
package io.roomcast.sqs;

import org.jspecify.annotations.NullMarked;
