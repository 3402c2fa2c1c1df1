package io.roomcast.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.sockets.CapturedLog;
import io.roomcast.sockets.Sockets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostsTest {

  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  private static final Instant DEADLINE = NOW.plusSeconds(30);

  private final ManualTime time = new ManualTime(NOW);
  private final RecordedSockets sockets = new RecordedSockets();
  private final Posts posts = new Posts(sockets, time, time, new Random(1));

  @Test
  void every_connection_gets_every_frame_in_order() {
    assertThat(posts.post(List.of("c1", "c2"), List.of("one", "two"), DEADLINE))
        .containsExactly(
            new Posts.Result("c1", Posts.End.POSTED, 2, 0),
            new Posts.Result("c2", Posts.End.POSTED, 2, 0));
    assertThat(sockets.frames("c1")).containsExactly("one", "two");
    assertThat(sockets.frames("c2")).containsExactly("one", "two");
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void a_connection_that_is_gone_is_told_and_not_tried_again() {
    sockets.gone("c1");

    assertThat(posts.post(List.of("c1"), List.of("one", "two"), DEADLINE))
        .containsExactly(new Posts.Result("c1", Posts.End.GONE, 1, 0));
  }

  @Test
  void a_post_that_fails_is_tried_again_after_longer_and_longer_pauses() {
    sockets.fail("c1", 429, 500, 429);

    assertThat(posts.post(List.of("c1"), List.of("one"), DEADLINE))
        .containsExactly(new Posts.Result("c1", Posts.End.POSTED, 4, 2));
    assertThat(sockets.frames("c1")).containsExactly("one");
    assertThat(time.sleeps()).hasSize(3);
    assertThat(time.sleeps().get(0)).isBetween(Duration.ofMillis(25), Duration.ofMillis(50));
    assertThat(time.sleeps().get(1)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
    assertThat(time.sleeps().get(2)).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
  }

  @Test
  void a_post_that_goes_on_failing_is_given_up_when_patience_ends() {
    sockets.failAlways("c1", 503);

    assertThat(posts.post(List.of("c1", "c2"), List.of("one", "two"), DEADLINE))
        .extracting(Posts.Result::end)
        .containsExactly(Posts.End.GIVEN_UP, Posts.End.POSTED);
    assertThat(Duration.between(NOW, time.instant()))
        .isBetween(Posts.PATIENCE, Posts.PATIENCE.plusSeconds(1));
    assertThat(time.sleeps()).allMatch(pause -> pause.compareTo(Duration.ofSeconds(1)) <= 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 413})
  void a_post_that_is_refused_for_good_is_given_up_at_once(int status) {
    sockets.failAlways("c1", status);

    assertThat(posts.post(List.of("c1", "c2"), List.of("one", "two"), DEADLINE))
        .containsExactly(
            new Posts.Result("c1", Posts.End.GIVEN_UP, 1, 0),
            new Posts.Result("c2", Posts.End.POSTED, 2, 0));
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void many_posts_that_are_refused_are_one_error_line_with_the_status() {
    List<String> many = IntStream.range(0, 100).mapToObj(i -> "c" + i).toList();
    many.forEach(id -> sockets.failAlways(id, 403));

    try (CapturedLog log = new CapturedLog()) {
      posts.post(many, List.of("one"), DEADLINE);

      assertThat(log.lines())
          .singleElement()
          .satisfies(
              line ->
                  assertThat(line)
                      .contains("\"ERROR\"", "posts refused", "\"n\":100", "answers 403"));
    }
  }

  @Test
  void no_post_starts_when_the_invocation_is_about_to_end() {
    sockets.failAlways("c1", 503);

    posts.post(List.of("c1"), List.of("one"), NOW.plus(Posts.MARGIN).plusMillis(200));
    assertThat(Duration.between(NOW, time.instant()))
        .isBetween(Duration.ofMillis(200), Duration.ofMillis(600));

    assertThat(posts.post(List.of("c2"), List.of("one"), time.instant().plusSeconds(1)))
        .containsExactly(new Posts.Result("c2", Posts.End.GIVEN_UP, 0, 0));
  }

  @Test
  void posts_run_at_the_same_time_up_to_the_bound() {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Sockets slow =
        new Sockets() {
          @Override
          public Outcome post(String connectionId, String frame) {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            try {
              Thread.sleep(20);
            } catch (InterruptedException interrupted) {
              throw new IllegalStateException(interrupted);
            } finally {
              running.decrementAndGet();
            }
            return Outcome.OK;
          }

          @Override
          public Outcome close(String connectionId) {
            throw new UnsupportedOperationException();
          }
        };
    List<String> many = IntStream.range(0, 400).mapToObj(i -> "c" + i).toList();

    new Posts(slow, time, time, new Random(1)).post(many, List.of("one"), DEADLINE);

    assertThat(most.get()).isBetween(8, AtOnce.MOST);
  }

  @Test
  void a_socket_that_breaks_in_an_unknown_way_fails_no_other() {
    Sockets broken =
        new Sockets() {
          @Override
          public Outcome post(String connectionId, String frame) {
            if (connectionId.equals("c1")) {
              throw new IllegalStateException("bug");
            }
            return sockets.post(connectionId, frame);
          }

          @Override
          public Outcome close(String connectionId) {
            throw new UnsupportedOperationException();
          }
        };

    assertThat(
            new Posts(broken, time, time, new Random(1))
                .post(List.of("c1", "c2"), List.of("one"), DEADLINE))
        .extracting(Posts.Result::end)
        .containsExactly(Posts.End.GIVEN_UP, Posts.End.POSTED);
  }
}
