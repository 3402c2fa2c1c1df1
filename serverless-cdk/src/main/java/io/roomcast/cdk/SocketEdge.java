package io.roomcast.cdk;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.apigatewayv2.CfnApi;
import software.amazon.awscdk.services.apigatewayv2.CfnAuthorizer;
import software.amazon.awscdk.services.apigatewayv2.CfnIntegration;
import software.amazon.awscdk.services.apigatewayv2.CfnRoute;
import software.amazon.awscdk.services.apigatewayv2.CfnRouteResponse;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.constructs.Construct;

/**
 * The WebSocket API: a client's {@code action} picks the route, the function behind it answers on
 * the same connection. Written in plain CloudFormation types, because the CDK's own authorizer
 * insists on an identity source (the token comes in either of two places, so there is none) and its
 * integrations do not target aliases.
 */
final class SocketEdge extends Construct {

  private static final String STAGE = "v1";
  private static final int INTEGRATION_TIMEOUT_MILLIS = 29_000;

  private final RoomcastStack stack;
  private final CfnApi api;
  private final CfnStage stage;
  private final CfnAuthorizer authorizer;

  SocketEdge(RoomcastStack stack, String id, HandlerFunction authorizing) {
    super(stack, id);
    this.stack = stack;
    api =
        CfnApi.Builder.create(this, "Api")
            .name(Aws.STACK_NAME)
            .description("Roomcast")
            .protocolType("WEBSOCKET")
            .routeSelectionExpression("$request.body.action")
            .build();
    authorizer =
        CfnAuthorizer.Builder.create(this, "Authorizer")
            .apiId(api.getRef())
            .name("token")
            .authorizerType("REQUEST")
            .authorizerUri(invocationOf(authorizing))
            .build();
    permit(authorizing, "Authorizer", "authorizers/" + authorizer.getRef());
    stage = SocketStage.create(stack, this, api, STAGE);
    stage.getNode().addDependency(authorizer);
  }

  /**
   * Sends frames of these actions to a function. Every one but {@code $connect} and {@code
   * $disconnect} has a route response: without it API Gateway drops what the function returns
   * (https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-response.html).
   */
  SocketEdge route(HandlerFunction function, String... keys) {
    CfnIntegration integration =
        CfnIntegration.Builder.create(this, function.stage() + "Integration")
            .apiId(api.getRef())
            .integrationType("AWS_PROXY")
            .integrationMethod("POST")
            .integrationUri(invocationOf(function))
            .timeoutInMillis(INTEGRATION_TIMEOUT_MILLIS)
            .build();
    for (String key : keys) {
      route(function, integration, key);
    }
    if (Arrays.stream(keys).anyMatch(SocketEdge::answers)) {
      function.alarmsOnUnavailable();
    }
    return this;
  }

  private static boolean answers(String key) {
    return !key.equals("$connect") && !key.equals("$disconnect");
  }

  private void route(HandlerFunction function, CfnIntegration integration, String key) {
    String name = name(key);
    boolean connects = key.equals("$connect");
    boolean answers = answers(key);
    CfnRoute.Builder builder =
        CfnRoute.Builder.create(this, name + "Route")
            .apiId(api.getRef())
            .routeKey(key)
            .authorizationType(connects ? "CUSTOM" : "NONE")
            .target("integrations/" + integration.getRef());
    if (connects) {
      builder.authorizerId(authorizer.getRef());
    }
    if (answers) {
      builder.routeResponseSelectionExpression("$default");
    }
    CfnRoute route = builder.build();
    // The stage deploys what is there when it is made; a route that came later would be missing.
    stage.getNode().addDependency(route);
    if (answers) {
      stage
          .getNode()
          .addDependency(
              CfnRouteResponse.Builder.create(this, name + "RouteResponse")
                  .apiId(api.getRef())
                  .routeId(route.getRef())
                  .routeResponseKey("$default")
                  .build());
    }
    permit(function, name, STAGE + "/" + key);
    if (!connects) {
      Nag.allow(
          route,
          "AwsSolutions-APIG4",
          "API Gateway authorizes a WebSocket once, at $connect; no other route can have an"
              + " authorizer.");
    }
  }

  /** Lets this API, for this one route or authorizer, invoke the alias. */
  private void permit(HandlerFunction function, String name, String source) {
    CfnPermission.Builder.create(this, name + "Permission")
        .action("lambda:InvokeFunction")
        .functionName(function.target())
        .principal("apigateway.amazonaws.com")
        .sourceArn(arn(source))
        .build();
  }

  /**
   * Lets a function use these methods of {@code @connections}. Connection ids come and go, so the
   * id is the one wildcard of the stack:
   * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html
   */
  PolicyStatement allows(String... methods) {
    return PolicyStatement.Builder.create()
        .actions(List.of("execute-api:ManageConnections"))
        .resources(
            Arrays.stream(methods)
                .map(method -> arn(STAGE + "/" + method + "/@connections/*"))
                .toList())
        .build();
  }

  /** How cdk-nag names the wildcard in {@link #allows}. */
  static String finding(String method) {
    return "Resource::arn:<AWS::Partition>:execute-api:<AWS::Region>:<AWS::AccountId>:<SocketApi>/"
        + STAGE
        + "/"
        + method
        + "/@connections/*";
  }

  /** Where {@code @connections} is. */
  String managementEndpoint() {
    return "https://" + address();
  }

  /** Where clients connect. */
  String url() {
    return "wss://" + address();
  }

  private String address() {
    return api.getRef() + ".execute-api." + Aws.REGION + "." + Aws.URL_SUFFIX + "/" + STAGE;
  }

  private String arn(String path) {
    return stack.formatArn(
        ArnComponents.builder()
            .service("execute-api")
            .resource(api.getRef())
            .resourceName(path)
            .build());
  }

  private static String invocationOf(HandlerFunction function) {
    return "arn:"
        + Aws.PARTITION
        + ":apigateway:"
        + Aws.REGION
        + ":lambda:path/2015-03-31/functions/"
        + function.target()
        + "/invocations";
  }

  private static String name(String key) {
    String word = key.replace("$", "");
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
