package io.roomcast.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Access;
import io.roomcast.events.User;
import io.roomcast.publishing.Direct;
import io.roomcast.table.Room;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link Pairs} does. */
abstract class PairsContract {

  static final Instant NOW = Instant.parse("2026-01-31T12:00:00.123Z");
  private static final Mark MARK = new Mark("openDirect#ana", NOW);
  private static final Mark UNTOLD = new Mark("", NOW);
  private static final User ANA = new User("ana", "Ana");
  private static final User BOB = new User("bob", "bob");
  private static final String ROOM = Direct.of("ana", "bob");

  abstract Pairs pairs();

  /** The room's settings; fails if it is none. */
  abstract Room room(String room);

  /** Who closes the conversation to this member; fails if they are none. */
  abstract Set<String> closedBy(String room, String userId);

  /** The user goes by this name. */
  abstract void profile(String userId, String name);

  @Test
  void between_two_who_never_met_is_nothing() {
    assertThat(pairs().read(ANA, "bob")).isEqualTo(new Between(ANA, BOB, null, false, false));
  }

  @Test
  void a_conversation_has_both_as_members_and_is_for_nobody_else() {
    Between before = pairs().read(ANA, "bob");

    assertThat(pairs().write(new PairWrite.Open(before, MARK))).isTrue();
    assertThat(pairs().read(ANA, "bob")).isEqualTo(before.opened(MARK));
    assertThat(pairs().read(BOB, "ana").opened()).isEqualTo(MARK);
    assertThat(room(ROOM).access()).isEqualTo(Access.INVITE);
    assertThat(room(ROOM).name()).isEqualTo("Ana, bob");
    assertThat(closedBy(ROOM, "ana")).isEmpty();
    assertThat(closedBy(ROOM, "bob")).isEmpty();
  }

  @Test
  void one_with_a_profile_goes_by_its_name() {
    profile("bob", "Bob");

    assertThat(pairs().read(ANA, "bob").other()).isEqualTo(new User("bob", "Bob"));
    assertThat(pairs().read(BOB, "ana").me()).isEqualTo(new User("bob", "Bob"));
  }

  @Test
  void a_conversation_is_opened_once() {
    Between before = pairs().read(ANA, "bob");
    Between others = pairs().read(BOB, "ana");
    assertThat(pairs().write(new PairWrite.Open(before, MARK))).isTrue();

    assertThat(pairs().write(new PairWrite.Open(before, MARK))).isFalse();
    assertThat(pairs().write(new PairWrite.Open(others, MARK))).isFalse();
    assertThat(pairs().read(ANA, "bob").opened()).isEqualTo(MARK);
  }

  @Test
  void a_block_closes_the_conversation_to_both_until_it_is_taken_back() {
    Between open = open();

    assertThat(pairs().write(new PairWrite.Block(open, MARK))).isTrue();
    assertThat(pairs().read(ANA, "bob")).isEqualTo(open.blocking(true));
    assertThat(pairs().read(BOB, "ana").isBlocked()).isTrue();
    assertThat(closedBy(ROOM, "ana")).containsExactly("ana");
    assertThat(closedBy(ROOM, "bob")).containsExactly("ana");

    assertThat(pairs().write(new PairWrite.Unblock(open.blocking(true)))).isTrue();
    assertThat(pairs().read(ANA, "bob")).isEqualTo(open);
    assertThat(closedBy(ROOM, "ana")).isEmpty();
    assertThat(closedBy(ROOM, "bob")).isEmpty();
  }

  @Test
  void of_two_blocks_the_other_stays() {
    Between open = open();
    pairs().write(new PairWrite.Block(open, MARK));
    pairs().write(new PairWrite.Block(pairs().read(BOB, "ana"), MARK));
    assertThat(closedBy(ROOM, "bob")).containsExactlyInAnyOrder("ana", "bob");

    pairs().write(new PairWrite.Unblock(pairs().read(ANA, "bob")));

    assertThat(closedBy(ROOM, "ana")).containsExactly("bob");
    assertThat(closedBy(ROOM, "bob")).containsExactly("bob");
    assertThat(pairs().read(ANA, "bob").isBlocked()).isTrue();
  }

  @Test
  void a_block_from_before_the_conversation_closes_it_from_the_start_and_leaves_it_untold() {
    Between none = pairs().read(ANA, "bob");
    assertThat(pairs().write(new PairWrite.Block(none, MARK))).isTrue();
    Between asBobSees = pairs().read(BOB, "ana");

    assertThat(pairs().write(new PairWrite.Open(asBobSees, MARK))).isTrue();
    assertThat(pairs().read(BOB, "ana").opened()).isEqualTo(UNTOLD);
    assertThat(closedBy(ROOM, "ana")).containsExactly("ana");
    assertThat(closedBy(ROOM, "bob")).containsExactly("ana");
  }

  @Test
  void the_other_is_told_later_once() {
    pairs().write(new PairWrite.Block(pairs().read(ANA, "bob"), MARK));
    pairs().write(new PairWrite.Open(pairs().read(BOB, "ana"), MARK));
    pairs().write(new PairWrite.Unblock(pairs().read(ANA, "bob")));
    Between untold = pairs().read(BOB, "ana");
    assertThat(untold.isUntold()).isTrue();

    assertThat(pairs().write(new PairWrite.Tell(untold, MARK))).isTrue();
    assertThat(pairs().write(new PairWrite.Tell(untold, MARK))).isFalse();
    assertThat(pairs().read(BOB, "ana").opened()).isEqualTo(MARK);
  }

  @Test
  void the_other_is_not_told_after_a_block() {
    pairs().write(new PairWrite.Block(pairs().read(ANA, "bob"), MARK));
    pairs().write(new PairWrite.Open(pairs().read(BOB, "ana"), MARK));
    pairs().write(new PairWrite.Unblock(pairs().read(ANA, "bob")));
    Between asBobSees = pairs().read(BOB, "ana");
    Between asAnaSees = pairs().read(ANA, "bob");
    pairs().write(new PairWrite.Block(asAnaSees, MARK));

    assertThat(pairs().write(new PairWrite.Tell(asBobSees, MARK))).isFalse();
    assertThat(pairs().write(new PairWrite.Tell(asAnaSees, MARK))).isFalse();
    assertThat(pairs().read(BOB, "ana").isUntold()).isTrue();
  }

  @Test
  void what_was_read_before_the_conversation_or_a_block_is_not_written_after() {
    Between none = pairs().read(ANA, "bob");
    Between asBobSees = pairs().read(BOB, "ana");
    pairs().write(new PairWrite.Block(none, MARK));

    assertThat(pairs().write(new PairWrite.Open(asBobSees, MARK))).as("a block").isFalse();
    assertThat(pairs().write(new PairWrite.Open(none, MARK))).as("one's own").isFalse();
    pairs().write(new PairWrite.Open(none.blocking(true), MARK));
    assertThat(pairs().write(new PairWrite.Block(asBobSees, MARK))).isFalse();
    assertThat(pairs().write(new PairWrite.Unblock(none))).isFalse();
    assertThat(closedBy(ROOM, "bob")).containsExactly("ana");
  }

  private Between open() {
    pairs().write(new PairWrite.Open(pairs().read(ANA, "bob"), MARK));
    return pairs().read(ANA, "bob");
  }
}
