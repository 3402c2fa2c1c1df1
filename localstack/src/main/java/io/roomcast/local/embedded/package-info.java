/** DynamoDB Local and ElasticMQ in this JVM, on the loopback interface. */
@NullMarked
package io.roomcast.local.embedded;

import org.jspecify.annotations.NullMarked;
