/** The template as approved, its intents as sentences, and the pages made from it. */
@NullMarked
package io.roomcast.cdk;

import org.jspecify.annotations.NullMarked;
