/** The AWS stack: table, topic, socket edge and consumers, and the few settings that shape it. */
@NullMarked
package io.roomcast.cdk;

import org.jspecify.annotations.NullMarked;
