package io.roomcast.local.gateway;

/**
 * A route: its Lambda proxy integration, and whether it is two-way, that is, has a route response,
 * so that the body of the integration's result goes back to the client as one text message.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-response.html">Route
 *     responses</a>
 */
public record Route(LambdaFunction integration, boolean twoWay) {}
