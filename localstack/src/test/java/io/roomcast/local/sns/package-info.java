/** What SNS FIFO topics do, asked through the AWS SDK's clients. */
@NullMarked
package io.roomcast.local.sns;

import org.jspecify.annotations.NullMarked;
