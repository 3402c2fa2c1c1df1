package io.roomcast.interleaving;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.interleaving.Scenario.Bob;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A search that finds nothing must be one that would find something. */
class MutantsTest {

  @ParameterizedTest
  @CsvSource({
    "QUERY_BEFORE_MOVE, JOINS_NEW, 'bob has [1] and'",
    "LIST_WITHOUT_VERSION, JOINS_NEW, 'bob has [1] and'",
    "PREV_FROM_MEMORY, IS_KICKED, 'shows 3 after [1]'",
    "KICK_WITHOUT_VERSION, IS_KICKED, '2 was published after bob was out'",
    "FORGETS_BEFORE_VERSION, LEAVES, '2 was published after bob was out'",
    "CLIENT_DROPS, JOINS_NEW, 'bob has [1] and'",
    "COUNT_WITHOUT_CONDITION, IS_NOT_THERE, '2 of 1 are counted'",
    "APPEND_WITHOUT_CONDITION, JOINS_WITH_A_CURSOR, 'LOG is at 2'",
    "LET_GO_EARLY, JOINS_WITH_A_CURSOR, 'HEAD at 1 of 2'",
    "MEMBERSHIP_CHECKED_BEFORE, JOINS_WHILE_KICKED, 'was published after bob was out'",
    "MEMBERSHIP_ASKED_FIRST, IS_KICKED, '3 was published after bob was out'",
    "MEMBERSHIP_ASKED_FIRST, JOINS_WHILE_KICKED, '2 was published after bob was out'",
    "VIEW_EMPTY, JOINS_NEW, 'goes on from 2 and has shown []'",
    "VIEW_CUT, JOINS_NEW, 'shows 2 after []'",
    "COMPLETE_ALWAYS, JOINS_WITH_A_CURSOR, 'complete up to 1'",
  })
  void each_broken_rule_is_found_and_shown(Mutant mutant, Bob bob, String violation) {
    Search.Finding found = smallest(mutant, bob);
    System.out.println(mutant + ": " + found);
    assertThat(found.violation()).contains(violation);
    assertThat(found.trace()).hasSizeGreaterThan(3);
  }

  /** In the smallest scenario that shows it, which is the easiest to read. */
  private static Search.Finding smallest(Mutant mutant, Bob bob) {
    return IntStream.rangeClosed(1, 2)
        .boxed()
        .flatMap(messages -> Stream.of(0, 1).map(faults -> new int[] {messages, faults}))
        .map(size -> new Search(new Scenario(bob, size[0], size[1], mutant)).all().finding())
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow();
  }
}
