/** Frames to and from a WebSocket connection, by way of API Gateway. */
@NullMarked
package io.roomcast.sockets;

import org.jspecify.annotations.NullMarked;
