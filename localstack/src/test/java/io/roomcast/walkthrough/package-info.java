/**
 * The page {@code docs/walk-through.md}: typed into real wscats, and compared with what it says.
 */
@NullMarked
package io.roomcast.walkthrough;

import org.jspecify.annotations.NullMarked;
