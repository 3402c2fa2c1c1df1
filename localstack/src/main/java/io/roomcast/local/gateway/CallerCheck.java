package io.roomcast.local.gateway;

/**
 * Who may call {@code @connections}: stands for IAM's decision on {@code
 * execute-api:ManageConnections}. The signature itself is not verified.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html">IAM
 *     authorization of @connections</a>
 */
@FunctionalInterface
public interface CallerCheck {

  /** Allows every signed request. */
  CallerCheck ANY = (accessKeyId, resourceArn) -> true;

  /**
   * Whether the owner of the access key has {@code execute-api:ManageConnections} for the resource.
   *
   * @param accessKeyId as the request's {@code Credential=} names it
   * @param resourceArn {@code arn:aws:execute-api:region:account:api/stage/POST/@connections/id},
   *     with the connection id decoded
   */
  boolean allows(String accessKeyId, String resourceArn);
}
