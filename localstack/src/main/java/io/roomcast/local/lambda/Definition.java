package io.roomcast.local.lambda;

import java.time.Duration;
import java.util.Map;

/**
 * A version of a function, as it is to be run.
 *
 * @param id the logical id in the template
 * @param name the function's name
 * @param version the version's number, or {@code $LATEST}
 * @param handler the handler's class
 * @param timeout how long an invocation may take
 * @param concurrency how many invocations may run at once; more wait for a free instance
 * @param environment the variables that the handler is made with
 */
public record Definition(
    String id,
    String name,
    String version,
    String handler,
    Duration timeout,
    int memoryMegabytes,
    int concurrency,
    String logGroup,
    Map<String, String> environment) {}
