/** Amazon SNS topics, FIFO above all, that speak AWS's query protocol and deliver to SQS queues. */
@NullMarked
package io.roomcast.local.sns;

import org.jspecify.annotations.NullMarked;
