/** The items of the one DynamoDB table that several stages share. */
@NullMarked
package io.roomcast.table;

import org.jspecify.annotations.NullMarked;
