package io.roomcast.local.stack;

import io.roomcast.local.Refused;
import io.roomcast.local.gateway.Authorizer;
import io.roomcast.local.gateway.LambdaFunction;
import io.roomcast.local.gateway.Route;
import io.roomcast.local.gateway.RouteSelection;
import io.roomcast.local.gateway.Stage;
import io.roomcast.local.gateway.WebSocketApi;
import io.roomcast.local.template.Account;
import io.roomcast.local.template.Part;
import io.roomcast.local.template.Parts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the gateway's API of the template's parts, checking each wire to a function; {@code
 * functions} gives what answers to an ARN.
 */
record ApiParts(Parts parts, Wiring wiring, Function<String, LambdaFunction> functions) {

  /**
   * See https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-integrations.html
   */
  private static final Pattern FUNCTION_URI =
      Pattern.compile("arn:aws:apigateway:[^:]+:lambda:path/2015-03-31/functions/(.+)/invocations");

  WebSocketApi api() {
    Part.Api api = parts.one(Part.Api.class);
    Part.Stage stage = parts.one(Part.Stage.class);
    Map<String, Route> routes = new LinkedHashMap<>();
    parts.all(Part.Route.class).forEach(route -> routes.put(route.key(), route(api, stage, route)));
    return new WebSocketApi(
        api.apiId(),
        Account.REGION,
        Account.ID,
        List.of(new Stage(stage.name(), stage.variables())),
        RouteSelection.parse(api.routeSelectionExpression()),
        routes,
        authorizer(api));
  }

  private Route route(Part.Api api, Part.Stage stage, Part.Route route) {
    deployed(stage, route);
    String target =
        route
            .target()
            .orElseThrow(() -> new Refused(route.id() + " (" + route.key() + ") calls nothing."));
    Part.Integration integration =
        parts
            .all(Part.Integration.class)
            .filter(each -> target.equals("integrations/" + each.integrationId()))
            .findFirst()
            .orElseThrow(
                () ->
                    new Refused(
                        "%s (%s) has the target %s, which is not in the template."
                            .formatted(route.id(), route.key(), target)));
    String arn = functionArn(integration.id(), integration.uri());
    wiring.gatewayCall(route.id(), arn, source(api, stage.name() + "/" + route.key()));
    return new Route(functions.apply(arn), twoWay(route));
  }

  /** A route answers when it selects a response and has one: either alone is a slip. */
  private boolean twoWay(Part.Route route) {
    boolean response =
        parts
            .all(Part.RouteResponse.class)
            .anyMatch(each -> each.routeId().equals(route.routeId()));
    if (response != route.selectsResponse()) {
      throw new Refused(
          "%s (%s) %s."
              .formatted(
                  route.id(),
                  route.key(),
                  response
                      ? "has a route response but no RouteResponseSelectionExpression"
                      : "has a RouteResponseSelectionExpression but no route response"));
    }
    return response;
  }

  /** Without automatic deployment a stage has the routes that its deployment depends on. */
  private void deployed(Part.Stage stage, Part.Route route) {
    if (stage.autoDeploy()) return;
    boolean known =
        parts
            .all(Part.Deployment.class)
            .filter(each -> stage.deploymentId().equals(Optional.of(each.deploymentId())))
            .anyMatch(each -> each.dependsOn().contains(route.id()));
    if (!known) {
      throw new Refused(
          "%s is not deployed to the stage %s: its deployment does not depend on it."
              .formatted(route.id(), stage.name()));
    }
  }

  private Optional<Authorizer> authorizer(Part.Api api) {
    return parts
        .all(Part.Route.class)
        .filter(route -> route.authorization().equals("CUSTOM"))
        .findFirst()
        .map(route -> authorizer(api, route));
  }

  private Authorizer authorizer(Part.Api api, Part.Route route) {
    if (!route.key().equals(WebSocketApi.CONNECT)) {
      throw new Refused(
          "%s has an authorizer, which only $connect can have.".formatted(route.id()));
    }
    Part.Authorizer authorizer =
        parts
            .all(Part.Authorizer.class)
            .filter(each -> route.authorizerId().equals(Optional.of(each.authorizerId())))
            .findFirst()
            .orElseThrow(
                () -> new Refused(route.id() + " has an authorizer that is not in the template."));
    String arn = functionArn(authorizer.id(), authorizer.uri());
    wiring.gatewayCall(
        authorizer.id(), arn, source(api, "authorizers/" + authorizer.authorizerId()));
    return new Authorizer(functions.apply(arn), authorizer.identitySources());
  }

  private static String source(Part.Api api, String path) {
    return Account.arn("execute-api", api.apiId() + "/" + path);
  }

  private static String functionArn(String who, String uri) {
    Matcher matcher = FUNCTION_URI.matcher(uri);
    if (!matcher.matches()) throw new Refused(who + " calls " + uri + ", which is no function.");
    return matcher.group(1);
  }
}
