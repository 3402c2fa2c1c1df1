/**
 * One message, end to end: the same tests over the stack in process, LocalStack, or any endpoint.
 */
@NullMarked
package io.roomcast.integration;

import org.jspecify.annotations.NullMarked;
