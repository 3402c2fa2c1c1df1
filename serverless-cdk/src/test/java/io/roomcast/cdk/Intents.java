package io.roomcast.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What must hold of every stack, however it is set and whatever consumers it has. */
abstract class Intents {

  /** The stack in question. */
  abstract Synthesized stack();

  /** Its template. */
  StackTemplate template() {
    return stack().template();
  }

  @Test
  void no_rule_of_cdk_nag_is_broken_without_a_reason() {
    assertThat(stack().findings()).hasSizeGreaterThan(template().all("IAM::Role").size());
    assertThat(stack().findings().stream().skip(1))
        .allMatch(line -> line.contains("\"Compliant\"") || line.contains("\"Suppressed\""));
  }

  @Nested
  final class OfQueues extends QueueIntents {
    @Override
    StackTemplate template() {
      return Intents.this.template();
    }
  }

  @Nested
  final class OfFunctions extends FunctionIntents {
    @Override
    StackTemplate template() {
      return Intents.this.template();
    }
  }

  @Nested
  final class OfTheSocket extends SocketIntents {
    @Override
    StackTemplate template() {
      return Intents.this.template();
    }
  }

  @Nested
  final class OfRoles extends RoleIntents {
    @Override
    StackTemplate template() {
      return Intents.this.template();
    }
  }
}
