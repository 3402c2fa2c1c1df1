/** Tests of the gateway, by the rows of the list of what API Gateway does. */
@NullMarked
package io.roomcast.local.gateway;

import org.jspecify.annotations.NullMarked;
