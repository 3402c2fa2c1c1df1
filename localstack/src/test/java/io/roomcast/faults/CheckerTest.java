package io.roomcast.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.faults.Observation.Acked;
import io.roomcast.faults.Observation.Barred;
import io.roomcast.faults.Observation.Logged;
import io.roomcast.faults.Observation.Seen;
import io.roomcast.faults.Observation.What;
import io.roomcast.faults.Said.Delete;
import io.roomcast.faults.Said.Edit;
import io.roomcast.faults.Said.React;
import io.roomcast.faults.Said.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CheckerTest {

  private static final String A = "10021";
  private static final String B = "10022";
  private static final String C = "10023";
  private static final String D = "10024";
  private static final String E = "10025";

  private final List<Logged> log =
      new ArrayList<>(
          List.of(
              new Logged(A, "0", "a", says("a")),
              new Logged(B, A, "", What.NO_MESSAGE),
              new Logged(C, B, "c", says("c"))));
  private final List<Seen> shown =
      new ArrayList<>(
          List.of(new Seen(A, says("a")), new Seen(B, What.NO_MESSAGE), new Seen(C, says("c"))));
  private final List<Said> said =
      new ArrayList<>(List.of(new Text("a", "text of a"), new Text("c", "text of c")));
  private final List<Acked> acked = new ArrayList<>(List.of(new Acked("a", A), new Acked("c", C)));
  private final List<String> got = new ArrayList<>(List.of("a"));
  private String head = C;
  private String logged = C;
  private int counted = 2;
  private int cleared;

  private static What says(String clientId) {
    return new What(clientId, "text of " + clientId, "ann", Set.of());
  }

  private Verdict verdict() {
    return Checker.check(
        new Observation(
            Map.of("ann", said),
            1,
            acked,
            Map.of("bob", shown),
            cleared,
            Map.of("eve", new Barred(got, Set.of("c"))),
            log,
            head,
            logged,
            counted));
  }

  @Test
  void of_a_healthy_room_nothing_is_said() {
    assertThat(verdict().all()).isEmpty();
  }

  @Test
  void an_acked_message_that_is_not_in_the_log_is_lost() {
    log.removeLast();
    shown.removeLast();
    head = B;
    logged = B;
    counted = 1;

    assertThat(verdict().lost()).hasSize(1).first().asString().contains("no c, acked at " + C);
    assertThat(verdict().all()).hasSize(1);
  }

  @Test
  void a_message_that_a_member_does_not_show_is_lost() {
    shown.removeFirst();

    assertThat(verdict().lost())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("bob does not show 10021");
    assertThat(verdict().all()).hasSize(1);
  }

  @Test
  void an_event_that_a_member_shows_twice_is_doubled() {
    shown.add(1, shown.getFirst());

    assertThat(verdict().doubled()).hasSize(1).first().asString().startsWith("bob shows");
    assertThat(verdict().all()).hasSize(1);
  }

  @Test
  void a_message_that_has_two_places_is_doubled() {
    log.add(new Logged(D, C, "c", says("c")));
    shown.add(new Seen(D, says("c")));
    head = D;
    logged = D;
    counted = 3;

    assertThat(verdict().doubled()).hasSize(2);
  }

  @Test
  void two_events_that_a_member_shows_in_the_other_order_are_reordered() {
    Collections.swap(shown, 0, 2);

    assertThat(verdict().reordered()).isNotEmpty();
    assertThat(verdict().lost()).isEmpty();
    assertThat(verdict().doubled()).isEmpty();
  }

  @Test
  void what_a_speaker_said_first_and_has_the_later_place_is_reordered() {
    log.set(0, new Logged(A, "0", "c", says("c")));
    log.set(2, new Logged(C, B, "a", says("a")));

    assertThat(verdict().reordered()).hasSize(1).first().asString().startsWith("ann said c");
  }

  @Test
  void a_message_that_one_who_is_out_got_is_leaked() {
    got.add("c");

    assertThat(verdict().leaked()).containsExactly("eve got c");
    assertThat(verdict().all()).hasSize(1);
  }

  @Test
  void a_log_that_does_not_link_is_broken() {
    log.set(2, new Logged(C, A, "c", says("c")));

    assertThat(verdict().broken()).containsExactly("the log links 10023 to 10021, not 10022");
  }

  @Test
  void heads_and_a_counter_that_are_behind_are_broken() {
    head = B;
    logged = A;
    counted = 1;

    assertThat(verdict().broken()).hasSize(3);
    assertThat(verdict().all()).hasSize(3);
  }

  @Test
  void two_messages_that_a_member_shows_in_each_other_s_place_are_found() {
    shown.set(0, new Seen(A, says("c")));
    shown.set(2, new Seen(C, says("a")));

    assertThat(verdict().lost()).hasSize(2);
  }

  @Test
  void a_message_that_a_member_shows_as_unreadable_is_lost() {
    shown.set(2, new Seen(C, What.NO_MESSAGE));

    assertThat(verdict().lost()).hasSize(1).first().asString().startsWith("bob shows");
    assertThat(verdict().all()).hasSize(1);
  }

  @Test
  void a_message_with_another_text_is_lost() {
    shown.set(2, new Seen(C, new What("c", "something else", "ann", Set.of())));

    assertThat(verdict().lost()).hasSize(1);
  }

  @Test
  void a_text_that_is_not_what_was_said_is_broken_though_log_and_members_agree() {
    What other = new What("c", "something else", "ann", Set.of());
    log.set(2, new Logged(C, B, "c", other));
    shown.set(2, new Seen(C, other));

    assertThat(verdict().broken()).hasSize(1).first().asString().contains("something else");
    assertThat(verdict().all()).hasSize(1);
  }

  @Test
  void a_message_under_another_name_is_broken() {
    What other = new What("c", "text of c", "eve", Set.of());
    log.set(2, new Logged(C, B, "c", other));
    shown.set(2, new Seen(C, other));

    assertThat(verdict().broken()).hasSize(1);
    assertThat(verdict().all()).hasSize(1);
  }

  @Test
  void a_message_of_the_log_that_nobody_said_here_is_leaked() {
    log.add(new Logged("10024", C, "x", says("x")));
    shown.add(new Seen("10024", says("x")));
    head = "10024";
    logged = "10024";
    counted = 3;

    assertThat(verdict().leaked()).containsExactly("the log has x, which nobody said here");
    assertThat(verdict().all()).hasSize(1);
  }

  @Test
  void an_event_too_many_is_broken() {
    log.add(new Logged("10024", C, "", What.NO_MESSAGE));
    shown.add(new Seen("10024", What.NO_MESSAGE));
    head = "10024";
    logged = "10024";

    assertThat(verdict().broken()).hasSize(1);
  }

  @Test
  void a_member_who_was_told_to_begin_anew_is_broken() {
    cleared = 1;

    assertThat(verdict().broken()).containsExactly("how often members began anew is 1, not 0");
  }

  /** Ann changes c, at a place of its own. */
  private void changes(Said change, String place, What now) {
    said.add(change);
    acked.add(new Acked(change.clientId(), place));
    log.add(new Logged(place, head, change.clientId(), What.NO_MESSAGE));
    log.set(2, new Logged(C, B, "c", now));
    shown.set(2, new Seen(C, now));
    head = place;
    logged = place;
  }

  private static What nowC(String text, String... reactions) {
    return new What("c", text, "ann", Set.of(reactions));
  }

  @Test
  void changes_that_log_and_members_have_are_healthy() {
    changes(new Edit("e", "c", "edited"), D, nowC("edited"));
    changes(new React("r", "c", "+1", true), E, nowC("edited", "+1 of ann"));
    assertThat(verdict().all()).isEmpty();

    changes(new React("s", "c", "+1", false), "10026", nowC("edited"));
    changes(new Delete("d", "c"), "10027", nowC(""));
    assertThat(verdict().all()).isEmpty();
  }

  @Test
  void an_edit_that_did_not_change_the_message_is_broken() {
    changes(new Edit("e", "c", "edited"), D, says("c"));

    assertThat(verdict().broken()).hasSize(1).first().asString().contains("edited");
    assertThat(verdict().all()).hasSize(1);
  }

  @Test
  void the_older_of_two_edits_is_broken() {
    changes(new Edit("e", "c", "edited"), D, nowC("edited"));
    changes(new Edit("f", "c", "edited again"), E, nowC("edited"));

    assertThat(verdict().broken()).hasSize(1);
  }

  @Test
  void a_text_that_was_deleted_and_is_there_is_broken() {
    changes(new Delete("d", "c"), D, says("c"));

    assertThat(verdict().broken()).hasSize(1);
  }

  @Test
  void a_reaction_that_was_taken_back_and_is_there_is_broken() {
    changes(new React("r", "c", "+1", true), D, nowC("text of c", "+1 of ann"));
    changes(new React("s", "c", "+1", false), E, nowC("text of c", "+1 of ann"));

    assertThat(verdict().broken()).hasSize(1);
  }

  @Test
  void a_change_that_a_member_does_not_show_is_lost() {
    changes(new Edit("e", "c", "edited"), D, nowC("edited"));
    shown.set(2, new Seen(C, says("c")));

    assertThat(verdict().lost()).hasSize(1).first().asString().startsWith("bob shows");
    assertThat(verdict().all()).hasSize(1);
  }

  @Test
  void an_acked_change_that_is_not_in_the_log_is_lost() {
    changes(new Edit("e", "c", "edited"), D, nowC("edited"));
    log.removeLast();
    head = C;
    logged = C;

    assertThat(verdict().lost()).hasSize(1).first().asString().contains("no e, acked at " + D);
    assertThat(verdict().all()).hasSize(1);
  }

  @Test
  void a_change_that_has_two_places_is_doubled() {
    changes(new Edit("e", "c", "edited"), D, nowC("edited"));
    log.add(new Logged(E, D, "e", What.NO_MESSAGE));
    head = E;
    logged = E;

    assertThat(verdict().doubled()).containsExactly("the log has e twice");
  }

  @Test
  void changes_in_another_order_than_they_were_made_are_reordered() {
    changes(new Edit("e", "c", "edited"), D, nowC("edited"));
    changes(new Delete("d", "c"), E, nowC(""));
    log.set(3, new Logged(D, C, "d", What.NO_MESSAGE));
    log.set(4, new Logged(E, D, "e", What.NO_MESSAGE));

    assertThat(verdict().reordered()).hasSize(1);
  }
}
