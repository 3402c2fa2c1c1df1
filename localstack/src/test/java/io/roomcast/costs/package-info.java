/** What each action costs in calls and capacity: {@code docs/costs.md}. */
@NullMarked
package io.roomcast.costs;

import org.jspecify.annotations.NullMarked;
