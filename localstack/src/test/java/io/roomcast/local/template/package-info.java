/** Tests of template. */
@NullMarked
package io.roomcast.local.template;

import org.jspecify.annotations.NullMarked;
