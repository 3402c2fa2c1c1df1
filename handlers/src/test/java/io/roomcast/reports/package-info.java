/** Tests of the package. */
@NullMarked
package io.roomcast.reports;

import org.jspecify.annotations.NullMarked;
