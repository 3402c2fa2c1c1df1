/** DynamoDB Local and ElasticMQ as the local stack uses them. */
@NullMarked
package io.roomcast.local.embedded;

import org.jspecify.annotations.NullMarked;
