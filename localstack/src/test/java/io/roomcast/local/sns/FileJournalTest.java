package io.roomcast.local.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.roomcast.local.sns.Journal.Accepted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileJournalTest {

  private static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:t.fifo";
  private static final String HISTORY = "arn:aws:sqs:us-east-1:000000000000:history.fifo";
  private static final String COUNTERS = "arn:aws:sqs:us-east-1:000000000000:counters.fifo";
  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

  @TempDir Path folder;

  @Test
  void a_publish_waits_for_the_queues_that_are_not_done_with_it() {
    try (Journal journal = FileJournal.open(folder)) {
      journal.published(TOPIC, publication(1), Set.of(HISTORY, COUNTERS));
      journal.published(TOPIC, publication(2), Set.of(HISTORY));
      journal.done(HISTORY, "message-1");
    }
    try (Journal journal = FileJournal.open(folder)) {
      assertThat(journal.unfinished(TOPIC, HISTORY)).containsExactly(publication(2));
      assertThat(journal.unfinished(TOPIC, COUNTERS)).containsExactly(publication(1));
    }
  }

  @Test
  void the_last_sequence_and_the_recent_ids_outlive_finished_publishes() {
    try (Journal journal = FileJournal.open(folder)) {
      journal.published(TOPIC, publication(1), Set.of(HISTORY));
      journal.published(TOPIC, publication(2), Set.of());
      journal.done(HISTORY, "message-1");
    }
    reopen();
    try (Journal journal = FileJournal.open(folder)) {
      Journal.Recovered recovered = journal.recover(TOPIC, NOON);
      assertThat(recovered.lastSequence()).isEqualTo(publication(2).sequence());
      assertThat(recovered.recent())
          .containsExactly(Accepted.of(publication(1)), Accepted.of(publication(2)));
      assertThat(journal.recover(TOPIC, NOON.plusSeconds(2)).recent()).hasSize(1);
    }
  }

  @Test
  void a_torn_last_line_is_left_out() throws IOException {
    try (Journal journal = FileJournal.open(folder)) {
      journal.published(TOPIC, publication(1), Set.of(HISTORY));
      journal.published(TOPIC, publication(2), Set.of(HISTORY));
    }
    byte[] whole = Files.readAllBytes(file());
    Files.write(file(), Arrays.copyOf(whole, whole.length - 7));
    try (Journal journal = FileJournal.open(folder)) {
      assertThat(journal.unfinished(TOPIC, HISTORY)).containsExactly(publication(1));
      journal.published(TOPIC, publication(3), Set.of(HISTORY));
    }
    try (Journal journal = FileJournal.open(folder)) {
      assertThat(journal.unfinished(TOPIC, HISTORY))
          .containsExactly(publication(1), publication(3));
    }
  }

  @Test
  void an_unreadable_line_before_the_last_is_not_passed_over() throws IOException {
    Files.writeString(file(), "{\"entry\":\"nonsense\"}\n", StandardOpenOption.CREATE);
    assertThatIllegalStateException()
        .isThrownBy(() -> FileJournal.open(folder))
        .withMessageContaining("unreadable line");
  }

  @Test
  void two_cannot_write_the_same_journal() {
    try (Journal first = FileJournal.open(folder)) {
      assertThatIllegalStateException()
          .isThrownBy(() -> FileJournal.open(folder))
          .withMessageContaining("in use");
      first.published(TOPIC, publication(1), Set.of(HISTORY));
    }
  }

  @Test
  void a_large_file_is_written_anew_without_what_is_finished() throws IOException {
    try (Journal journal = FileJournal.open(folder, 20_000)) {
      for (int number = 1; number <= 1000; number++) {
        journal.published(TOPIC, publication(number), Set.of(HISTORY));
        if (number != 500) journal.done(HISTORY, "message-" + number);
        assertThat(Files.size(file())).isLessThan(600_000);
      }
    }
    try (Journal journal = FileJournal.open(folder)) {
      assertThat(journal.unfinished(TOPIC, HISTORY)).containsExactly(publication(500));
      assertThat(journal.recover(TOPIC, NOON).lastSequence())
          .isEqualTo(publication(1000).sequence());
    }
  }

  @Test
  void an_interrupted_thread_can_still_write() {
    try (Journal journal = FileJournal.open(folder)) {
      Thread.currentThread().interrupt();
      journal.published(TOPIC, publication(1), Set.of(HISTORY));
      assertThat(Thread.interrupted()).isTrue();
      journal.published(TOPIC, publication(2), Set.of(HISTORY));
      assertThat(journal.unfinished(TOPIC, HISTORY)).hasSize(2);
    }
  }

  private void reopen() {
    FileJournal.open(folder).close();
  }

  private Path file() {
    return folder.resolve("sns.journal");
  }

  private static Publication publication(int number) {
    return new Publication(
        "message-" + number,
        "1%019d".formatted(number),
        "group",
        "id-" + number,
        "id-" + number,
        "",
        "a text with a line end\nand ✓",
        List.of(new Attribute("delivery", "String", "durable")),
        NOON.plus(Duration.ofSeconds(number)));
  }
}
