/**
 * Every order in which the steps of the stages can happen, on the real code: each call of a port is
 * a step, and a search decides who takes the next one.
 */
@NullMarked
package io.roomcast.interleaving;

import org.jspecify.annotations.NullMarked;
