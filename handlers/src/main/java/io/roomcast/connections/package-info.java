/** Keeps who is here: a connection's items come with $connect and go with $disconnect. */
@NullMarked
package io.roomcast.connections;

import org.jspecify.annotations.NullMarked;
