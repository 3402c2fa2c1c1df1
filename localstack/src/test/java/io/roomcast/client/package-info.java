/** A small client that keeps the protocol's rules exactly, and a raw one that breaks them. */
@NullMarked
package io.roomcast.client;

import org.jspecify.annotations.NullMarked;
