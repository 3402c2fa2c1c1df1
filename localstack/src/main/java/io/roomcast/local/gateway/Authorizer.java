package io.roomcast.local.gateway;

import java.util.List;

/**
 * The REQUEST authorizer of {@code $connect}. Every identity source that is listed, such as {@code
 * route.request.header.Authorization} or {@code route.request.querystring.token}, must have a value
 * in the request, otherwise the answer is 401 and the function is not called.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-lambda-auth.html">Lambda
 *     authorizers of WebSocket APIs</a>
 */
public record Authorizer(LambdaFunction function, List<String> identitySources) {

  /** Copies the sources and refuses one of a form that it does not know. */
  public Authorizer {
    identitySources = List.copyOf(identitySources);
    identitySources.forEach(IdentitySource::parse);
  }
}
