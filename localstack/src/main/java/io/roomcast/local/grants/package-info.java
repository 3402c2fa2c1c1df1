/** What the template's policies allow, held against every call of a function. */
@NullMarked
package io.roomcast.local.grants;

import org.jspecify.annotations.NullMarked;
