/** Reads and resolves the CloudFormation template; what it does not know, it names and refuses. */
@NullMarked
package io.roomcast.local.template;

import org.jspecify.annotations.NullMarked;
