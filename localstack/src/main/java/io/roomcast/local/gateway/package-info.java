/** An emulator of API Gateway's WebSocket APIs, which knows nothing of what runs behind it. */
@NullMarked
package io.roomcast.local.gateway;

import org.jspecify.annotations.NullMarked;
