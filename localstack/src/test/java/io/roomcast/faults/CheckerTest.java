package io.roomcast.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.faults.Observation.Barred;
import io.roomcast.faults.Observation.Logged;
import io.roomcast.faults.Observation.Seen;
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

  private final List<Logged> log =
      new ArrayList<>(
          List.of(new Logged(A, "0", "a"), new Logged(B, A, ""), new Logged(C, B, "c")));
  private final List<Seen> shown =
      new ArrayList<>(List.of(new Seen(A, "a"), new Seen(B, ""), new Seen(C, "c")));
  private final List<String> got = new ArrayList<>(List.of("a"));
  private String head = C;
  private String logged = C;
  private int counted = 2;

  private Verdict verdict() {
    return Checker.check(
        new Observation(
            Map.of("ann", List.of("a", "c")),
            Map.of("a", A, "c", C),
            Map.of("bob", shown),
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

    assertThat(verdict().lost()).containsExactly("bob does not show 10021 a");
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
    String d = "10024";
    log.add(new Logged(d, C, "c"));
    shown.add(new Seen(d, "c"));
    head = d;
    logged = d;
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
    log.set(0, new Logged(A, "0", "c"));
    log.set(2, new Logged(C, B, "a"));

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
    log.set(2, new Logged(C, A, "c"));

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
}
