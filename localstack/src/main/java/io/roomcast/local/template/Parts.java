package io.roomcast.local.template;

import io.roomcast.local.Refused;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The parts of a template, read strictly: a type that is not known is refused by name. */
public final class Parts {

  private static final Map<String, Function<Reading, Part>> TYPES =
      Map.ofEntries(
          Map.entry("AWS::DynamoDB::Table", DataTypes::table),
          Map.entry("AWS::SNS::Topic", DataTypes::topic),
          Map.entry("AWS::SNS::TopicPolicy", DataTypes::topicPolicy),
          Map.entry("AWS::SNS::Subscription", DataTypes::subscription),
          Map.entry("AWS::SQS::Queue", DataTypes::queue),
          Map.entry("AWS::SQS::QueuePolicy", DataTypes::queuePolicy),
          Map.entry("AWS::Lambda::Function", FunctionTypes::function),
          Map.entry("AWS::Lambda::Version", FunctionTypes::version),
          Map.entry("AWS::Lambda::Alias", FunctionTypes::alias),
          Map.entry("AWS::Lambda::Permission", FunctionTypes::permission),
          Map.entry("AWS::Lambda::EventSourceMapping", FunctionTypes::eventSourceMapping),
          Map.entry("AWS::Lambda::EventInvokeConfig", FunctionTypes::eventInvokeConfig),
          Map.entry("AWS::ApiGatewayV2::Api", ApiTypes::api),
          Map.entry("AWS::ApiGatewayV2::Route", ApiTypes::route),
          Map.entry("AWS::ApiGatewayV2::Integration", ApiTypes::integration),
          Map.entry("AWS::ApiGatewayV2::RouteResponse", ApiTypes::routeResponse),
          Map.entry("AWS::ApiGatewayV2::Authorizer", ApiTypes::authorizer),
          Map.entry("AWS::ApiGatewayV2::Stage", ApiTypes::stage),
          Map.entry("AWS::ApiGatewayV2::Deployment", ApiTypes::deployment),
          Map.entry("AWS::IAM::Role", AccountTypes::role),
          Map.entry("AWS::IAM::Policy", AccountTypes::policy),
          Map.entry("AWS::Logs::LogGroup", AccountTypes::logGroup),
          Map.entry("AWS::Scheduler::Schedule", AccountTypes::schedule),
          Map.entry("AWS::ApiGateway::Account", AccountTypes::passive),
          Map.entry("AWS::CloudWatch::Alarm", AccountTypes::passive),
          Map.entry("AWS::Cognito::UserPool", AccountTypes::passive),
          Map.entry("AWS::Cognito::UserPoolClient", AccountTypes::passive),
          Map.entry("AWS::Cognito::UserPoolDomain", AccountTypes::passive));

  private final List<Part> parts;

  private Parts(List<Part> parts) {
    this.parts = parts;
  }

  /** Reads every resource of a template. */
  public static Parts read(Template template, Names names) {
    Resolver resolver = new Resolver(template, names);
    return new Parts(
        template.resources(resolver).stream().map(resource -> read(resource, resolver)).toList());
  }

  private static Part read(Resource resource, Resolver resolver) {
    var type = TYPES.get(resource.type());
    if (type == null) {
      throw new Refused(
          "%s is of the type %s, which the local run does not know."
              .formatted(resource.id(), resource.type()));
    }
    Reading reading = new Reading(resource, resolver, resolver.properties(resource));
    Part part = type.apply(reading);
    reading.properties().complete();
    return part;
  }

  /** A resource while it is read, and what it is called. */
  record Reading(Resource resource, Resolver resolver, Properties properties) {

    String id() {
      return resource.id();
    }

    String ref() {
      return resolver.names().ref(resource, resolver);
    }

    String attribute(String name) {
      return resolver.names().attribute(resource, name, resolver);
    }
  }

  /** The parts of a kind, in the order of the template. */
  public <P extends Part> Stream<P> all(Class<P> kind) {
    return parts.stream().filter(kind::isInstance).map(kind::cast);
  }

  /** The one part of a kind; none or several are refused by name. */
  public <P extends Part> P one(Class<P> kind) {
    List<P> found = all(kind).toList();
    if (found.size() != 1) {
      throw new Refused(
          "The template has %d resources of the kind %s; the local run takes exactly one."
              .formatted(found.size(), kind.getSimpleName()));
    }
    return found.getFirst();
  }

  /** The function of this name or ARN, with or without a qualifier. */
  public Optional<Part.Function> function(String nameOrArn) {
    return all(Part.Function.class)
        .filter(
            function ->
                nameOrArn.equals(function.name())
                    || nameOrArn.equals(function.arn())
                    || nameOrArn.startsWith(function.arn() + ":")
                    || nameOrArn.startsWith(function.name() + ":"))
        .findFirst();
  }

  /** The queue of this ARN. */
  public Optional<Part.Queue> queue(String arn) {
    return all(Part.Queue.class).filter(queue -> queue.arn().equals(arn)).findFirst();
  }
}
