/** Actions of several functions that happen at once, over DynamoDB Local. */
@NullMarked
package io.roomcast.races;

import org.jspecify.annotations.NullMarked;
