package io.roomcast.interleaving;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.interleaving.Scenario.Bob;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A search that finds nothing must be one that would find something. */
class MutantsTest {

  @ParameterizedTest
  @CsvSource({
    "QUERY_BEFORE_MOVE, JOINS_NEW, 'bob has [1, 2]'",
    "LIST_WITHOUT_VERSION, JOINS_NEW, 'bob has [1, 2]'",
    "PREV_FROM_MEMORY, IS_KICKED, 'shows 3 after [1]'",
    "KICK_WITHOUT_VERSION, IS_KICKED, '3 was published after bob was out'",
    "CLIENT_DROPS, JOINS_NEW, 'bob has [1, 2]'",
    "COUNT_WITHOUT_CONDITION, IS_NOT_THERE, '3 of 2 are counted'",
    "APPEND_WITHOUT_CONDITION, JOINS_WITH_A_CURSOR, 'LOG is at 2'",
    "LET_GO_EARLY, JOINS_WITH_A_CURSOR, 'the log has no 3'",
    "MEMBERSHIP_CHECKED_BEFORE, JOINS_WHILE_KICKED, 'was published after bob was out'",
  })
  void each_broken_rule_is_found_and_shown(Mutant mutant, Bob bob, String violation) {
    Search.Finding found =
        new Search(new Scenario(bob, 2, 1, mutant)).all().finding().orElseThrow();
    System.out.println(mutant + ": " + found);
    assertThat(found.violation()).contains(violation);
    assertThat(found.trace()).hasSizeGreaterThan(3);
  }
}
