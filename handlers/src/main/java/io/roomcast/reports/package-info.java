/** What members report to those who moderate, and its end. */
@NullMarked
package io.roomcast.reports;

import org.jspecify.annotations.NullMarked;
