package io.roomcast.local.lambda;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import software.amazon.cloudwatchlogs.emf.config.Configuration;
import software.amazon.cloudwatchlogs.emf.config.EnvironmentConfigurationProvider;
import software.amazon.cloudwatchlogs.emf.environment.Environments;

/** What functions of this JVM print, besides their own log lines. */
final class RuntimeOutput {

  private RuntimeOutput() {}

  /**
   * Metrics as lines on the standard output, as on Lambda; the library would look for an agent, and
   * before that ask EC2. DynamoDB Local logs each condition that fails as a warning with a trace.
   */
  static void asOnLambda() {
    Configuration metrics = EnvironmentConfigurationProvider.getConfig();
    metrics.setEnvironmentOverride(Environments.Local);
    metrics.setServiceName("Roomcast");
    Configurator.setLevel("software.amazon.dynamodb", Level.OFF);
  }
}
