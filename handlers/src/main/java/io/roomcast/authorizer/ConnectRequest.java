package io.roomcast.authorizer;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The event that a WebSocket API's Lambda authorizer gets at {@code $connect}, as far as it is
 * needed. The library's own event class has no multi-value headers.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-lambda-auth.html">Lambda
 *     authorizers of WebSocket APIs</a>
 */
public final class ConnectRequest {

  private @Nullable String methodArn;
  private @Nullable Map<String, String> headers;
  private @Nullable Map<String, List<String>> multiValueHeaders;
  private @Nullable Map<String, String> queryStringParameters;
  private @Nullable Map<String, Object> requestContext;

  /** An event with nothing in it, as the one that keeps the function active. */
  public ConnectRequest() {}

  /** The ARN of the route that the client wants to connect to; null keeps the function active. */
  public @Nullable String getMethodArn() {
    return methodArn;
  }

  /** Set by the deserializer. */
  public void setMethodArn(@Nullable String methodArn) {
    this.methodArn = methodArn;
  }

  /** The headers, the last of each. */
  public @Nullable Map<String, String> getHeaders() {
    return headers;
  }

  /** Set by the deserializer. */
  public void setHeaders(@Nullable Map<String, String> headers) {
    this.headers = headers;
  }

  /** All headers. */
  public @Nullable Map<String, List<String>> getMultiValueHeaders() {
    return multiValueHeaders;
  }

  /** Set by the deserializer. */
  public void setMultiValueHeaders(@Nullable Map<String, List<String>> multiValueHeaders) {
    this.multiValueHeaders = multiValueHeaders;
  }

  /** The query, decoded. */
  public @Nullable Map<String, String> getQueryStringParameters() {
    return queryStringParameters;
  }

  /** Set by the deserializer. */
  public void setQueryStringParameters(@Nullable Map<String, String> queryStringParameters) {
    this.queryStringParameters = queryStringParameters;
  }

  /** The request as API Gateway sees it. */
  public @Nullable Map<String, Object> getRequestContext() {
    return requestContext;
  }

  /** Set by the deserializer. */
  public void setRequestContext(@Nullable Map<String, Object> requestContext) {
    this.requestContext = requestContext;
  }
}
