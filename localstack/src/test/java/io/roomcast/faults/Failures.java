package io.roomcast.faults;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.ApiGatewayManagementApiException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GoneException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Failures as the SDK throws them. */
final class Failures {

  private Failures() {}

  /** A transaction is cancelled for it. */
  static RuntimeException throttled(Call call) {
    if (call.operation().equals("TransactWriteItems")) {
      return TransactionCanceledException.builder()
          .message("throttled")
          .statusCode(400)
          .awsErrorDetails(details("TransactionCanceledException"))
          .cancellationReasons(CancellationReason.builder().code("ThrottlingError").build())
          .build();
    }
    return ProvisionedThroughputExceededException.builder()
        .message("throttled")
        .statusCode(400)
        .awsErrorDetails(details("ProvisionedThroughputExceededException"))
        .build();
  }

  static RuntimeException noAnswer() {
    return SdkClientException.create("no answer", new SocketTimeoutException("Read timed out"));
  }

  static RuntimeException away() {
    return SdkClientException.create("away", new ConnectException("Connection refused"));
  }

  static RuntimeException topic() {
    return withStatus(SnsException.builder(), 500);
  }

  /** Of a kind that the SDK does not try again. */
  static RuntimeException queue() {
    return withStatus(SqsException.builder(), 400);
  }

  static RuntimeException gone() {
    return withStatus(GoneException.builder(), 410);
  }

  static RuntimeException post(int status) {
    return withStatus(ApiGatewayManagementApiException.builder(), status);
  }

  private static AwsServiceException withStatus(AwsServiceException.Builder builder, int status) {
    return builder
        .message("answers " + status)
        .statusCode(status)
        .awsErrorDetails(details("Fault"))
        .build();
  }

  private static AwsErrorDetails details(String code) {
    return AwsErrorDetails.builder().errorCode(code).errorMessage(code).build();
  }
}
