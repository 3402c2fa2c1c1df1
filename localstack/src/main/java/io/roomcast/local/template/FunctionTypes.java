package io.roomcast.local.template;

import io.roomcast.local.template.Part.Alias;
import io.roomcast.local.template.Part.EventInvokeConfig;
import io.roomcast.local.template.Part.EventSourceMapping;
import io.roomcast.local.template.Part.Function;
import io.roomcast.local.template.Part.Permission;
import io.roomcast.local.template.Part.Version;
import io.roomcast.local.template.Parts.Reading;

/** How functions and what calls them are read. */
final class FunctionTypes {

  /** Lambda's defaults: https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html. */
  private static final int DEFAULT_TIMEOUT = 3;

  private static final int DEFAULT_MEMORY = 128;

  private FunctionTypes() {}

  static Function function(Reading reading) {
    Properties properties =
        reading
            .properties()
            .without(
                // The handlers are on the class path, this machine is the architecture, and every
                // version's first instance is made ahead.
                "Code",
                "Architectures",
                "FunctionName",
                "Description",
                "Tags",
                "TracingConfig",
                "SnapStart")
            .only("Runtime", "java25")
            .only("PackageType", "Zip");
    Properties logging =
        properties
            .nested("LoggingConfig")
            .without("LogFormat", "ApplicationLogLevel", "SystemLogLevel");
    return new Function(
        reading.id(),
        reading.ref(),
        reading.attribute("Arn"),
        properties.text("Handler"),
        properties.text("Role"),
        properties.number("Timeout", DEFAULT_TIMEOUT),
        properties.number("MemorySize", DEFAULT_MEMORY),
        properties
            .optional("ReservedConcurrentExecutions")
            .map(_ -> properties.number("ReservedConcurrentExecutions", 0)),
        logging.optional("LogGroup"),
        properties.nested("Environment").map("Variables"));
  }

  static Version version(Reading reading) {
    Properties properties = reading.properties().without("CodeSha256", "Description");
    return new Version(
        reading.id(), properties.text("FunctionName"), reading.ref(), reading.attribute("Version"));
  }

  static Alias alias(Reading reading) {
    Properties properties = reading.properties().without("Description");
    return new Alias(
        reading.id(),
        properties.text("FunctionName"),
        reading.ref(),
        properties.text("Name"),
        properties.text("FunctionVersion"));
  }

  static Permission permission(Reading reading) {
    Properties properties = reading.properties();
    return new Permission(
        reading.id(),
        properties.text("FunctionName"),
        properties.text("Action"),
        properties.text("Principal"),
        properties.optional("SourceArn"),
        properties.optional("SourceAccount"));
  }

  static EventSourceMapping eventSourceMapping(Reading reading) {
    Properties properties =
        reading.properties().without("Tags").only("MaximumBatchingWindowInSeconds", "0");
    Properties scaling = properties.nested("ScalingConfig");
    return new EventSourceMapping(
        reading.id(),
        properties.text("EventSourceArn"),
        properties.text("FunctionName"),
        properties.number("BatchSize", 10),
        properties.texts("FunctionResponseTypes").contains("ReportBatchItemFailures"),
        scaling.optional("MaximumConcurrency").map(_ -> scaling.number("MaximumConcurrency", 0)),
        properties.optional("Enabled").map("true"::equals).orElse(true));
  }

  static EventInvokeConfig eventInvokeConfig(Reading reading) {
    // No one calls a function asynchronously here: retries and ages have nothing to act on.
    Properties properties =
        reading
            .properties()
            .without("MaximumRetryAttempts", "MaximumEventAgeInSeconds", "DestinationConfig");
    return new EventInvokeConfig(
        reading.id(), properties.text("FunctionName"), properties.text("Qualifier"));
  }
}
