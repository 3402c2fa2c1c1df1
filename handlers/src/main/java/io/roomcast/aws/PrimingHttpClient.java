package io.roomcast.aws;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Answers every request itself: DynamoDB with a member for every item and with nothing for every
 * query, SQS with nothing, SNS with a place in the order, and API Gateway with success.
 */
final class PrimingHttpClient implements SdkHttpClient {

  private static final String A_MEMBER = "{\"Count\":0,\"Item\":{\"role\":{\"S\":\"member\"}}}";
  private static final String PUBLISHED =
      """
      <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult>\
      <MessageId>priming</MessageId><SequenceNumber>10000000000000000000</SequenceNumber>\
      </PublishResult></PublishResponse>""";

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    String body = body(request.httpRequest());
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return HttpExecuteResponse.builder()
            .response(
                SdkHttpResponse.builder()
                    .statusCode(200)
                    .putHeader("Content-Length", Integer.toString(bytes.length))
                    .build())
            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
            .build();
      }

      @Override
      public void abort() {
        // There is nothing under way.
      }
    };
  }

  private static String body(SdkHttpRequest request) {
    if (request.firstMatchingHeader("X-Amz-Target").isPresent()) {
      return A_MEMBER;
    }
    return request.encodedPath().contains("connections/") ? "" : PUBLISHED;
  }

  @Override
  public void close() {
    // There is nothing open.
  }
}
