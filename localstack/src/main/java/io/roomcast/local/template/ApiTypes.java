package io.roomcast.local.template;

import io.roomcast.local.template.Part.Api;
import io.roomcast.local.template.Part.Authorizer;
import io.roomcast.local.template.Part.Deployment;
import io.roomcast.local.template.Part.Integration;
import io.roomcast.local.template.Part.Route;
import io.roomcast.local.template.Part.RouteResponse;
import io.roomcast.local.template.Part.Stage;
import io.roomcast.local.template.Parts.Reading;

/** How the WebSocket API is read. */
final class ApiTypes {

  private ApiTypes() {}

  static Api api(Reading reading) {
    Properties properties =
        reading
            .properties()
            .without("Name", "Description", "Tags", "ApiKeySelectionExpression", "Version")
            .only("ProtocolType", "WEBSOCKET")
            .only("DisableExecuteApiEndpoint", "false");
    return new Api(
        reading.id(),
        reading.ref(),
        properties
            .optional("RouteSelectionExpression")
            .orElseThrow(() -> properties.refused("has no RouteSelectionExpression")));
  }

  static Route route(Reading reading) {
    Properties properties =
        reading
            .properties()
            .without("OperationName")
            .only("AuthorizationType", "NONE", "CUSTOM")
            .only("ApiKeyRequired", "false")
            .only("RouteResponseSelectionExpression", "$default");
    return new Route(
        reading.id(),
        reading.ref(),
        properties.text("ApiId"),
        properties.text("RouteKey"),
        properties.optional("Target"),
        properties.optional("AuthorizationType").orElse("NONE"),
        properties.optional("AuthorizerId"),
        properties.optional("RouteResponseSelectionExpression").isPresent());
  }

  static Integration integration(Reading reading) {
    Properties properties =
        reading
            .properties()
            .without("Description", "PassthroughBehavior")
            .only("IntegrationType", "AWS_PROXY")
            .only("IntegrationMethod", "POST")
            .only("ContentHandlingStrategy", "CONVERT_TO_TEXT")
            .only("ConnectionType", "INTERNET")
            .only("TimeoutInMillis", "29000");
    return new Integration(
        reading.id(), reading.ref(), properties.text("ApiId"), properties.text("IntegrationUri"));
  }

  static RouteResponse routeResponse(Reading reading) {
    Properties properties = reading.properties().only("RouteResponseKey", "$default");
    return new RouteResponse(reading.id(), properties.text("ApiId"), properties.text("RouteId"));
  }

  static Authorizer authorizer(Reading reading) {
    Properties properties = reading.properties().without("Name").only("AuthorizerType", "REQUEST");
    return new Authorizer(
        reading.id(),
        reading.ref(),
        properties.text("ApiId"),
        properties.text("AuthorizerUri"),
        properties.texts("IdentitySource"));
  }

  static Stage stage(Reading reading) {
    // Throttles protect an account that many share; one person's machine has nobody to protect.
    Properties properties =
        reading
            .properties()
            .without(
                "Description",
                "Tags",
                "AccessLogSettings",
                "DefaultRouteSettings",
                "RouteSettings");
    return new Stage(
        reading.id(),
        properties.text("ApiId"),
        properties.text("StageName"),
        properties.flag("AutoDeploy"),
        properties.optional("DeploymentId"),
        properties.map("StageVariables"));
  }

  static Deployment deployment(Reading reading) {
    Properties properties = reading.properties().without("Description");
    return new Deployment(
        reading.id(), reading.ref(), properties.text("ApiId"), properties.dependsOn());
  }
}
