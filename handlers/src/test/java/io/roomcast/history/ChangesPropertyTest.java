package io.roomcast.history;

import static io.roomcast.history.ChangeEvents.delete;
import static io.roomcast.history.ChangeEvents.edit;
import static io.roomcast.history.ChangeEvents.pin;
import static io.roomcast.history.ChangeEvents.react;
import static io.roomcast.sqs.QueueMessages.batch;
import static io.roomcast.sqs.QueueMessages.delivery;
import static io.roomcast.sqs.QueueMessages.said;
import static io.roomcast.sqs.QueueMessages.seq;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Body;
import io.roomcast.events.Changes;
import io.roomcast.events.Content;
import io.roomcast.events.Content.Change;
import io.roomcast.events.Content.Edit;
import io.roomcast.events.Content.Message;
import io.roomcast.events.Content.Reaction;
import io.roomcast.events.Deleted;
import io.roomcast.events.Edited;
import io.roomcast.events.Pinned;
import io.roomcast.events.Sequence;
import io.roomcast.sqs.Delivery;
import io.roomcast.sqs.QueueMessages;
import io.roomcast.sqs.RoomBatch;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Messages and changes in random batches, cut again at each redelivery, some changes held back and
 * redriven long after, with invocations that run while another one is between any two of its calls:
 * every message ends as if each change had come once and in order.
 */
class ChangesPropertyTest {

  private static final int BATCH = 10;
  private static final List<String> USERS = List.of("ana", "bob");
  private static final List<String> KEYS = List.of("👍", "👎");

  /** What one sees of a message, reactions in any order: late ones come last. */
  private record Seen(
      @Nullable Body body,
      @Nullable Edited edited,
      @Nullable Deleted deleted,
      @Nullable Pinned pinned,
      Map<String, Set<String>> reactions) {

    static Seen of(Message message) {
      Map<String, Set<String>> reactions = new TreeMap<>();
      Map<String, List<String>> there = message.reactions();
      if (there != null) there.forEach((key, users) -> reactions.put(key, new TreeSet<>(users)));
      return new Seen(
          message.body(), message.edited(), message.deleted(), message.pinned(), reactions);
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void every_message_ends_as_if_each_change_had_come_once_and_in_order(long seed) {
    Run run = new Run(new Random(seed));
    run.deliverAll();
    run.redriveWhatWasHeldBack();

    List<Entry> entries = Logs.entries(run.table, "r");
    assertThat(Logs.links(entries))
        .isEqualTo(IntStream.rangeClosed(1, run.count()).mapToObj(i -> i + "<" + (i - 1)).toList());
    Map<Sequence, Message> expected = run.inOrder();
    Map<Sequence, Seen> seen = new HashMap<>();
    for (Entry entry : entries) {
      if (entry.content() instanceof Message message) seen.put(entry.seq(), Seen.of(message));
    }
    Map<Sequence, Seen> wanted = new HashMap<>();
    expected.forEach((place, message) -> wanted.put(place, Seen.of(message)));
    assertThat(seen).isEqualTo(wanted);
    assertThat(run.table.places(Keys.pins("r")))
        .containsExactlyInAnyOrderElementsOf(
            expected.values().stream()
                .flatMap(message -> Stream.ofNullable(message.pinned()))
                .map(pinned -> pinned.seq().text())
                .toList());
    assertThat(entries)
        .filteredOn(entry -> entry.content() instanceof Edit)
        .allSatisfy(
            entry -> {
              Edit edit = (Edit) entry.content();
              Edited last = expected.getOrDefault(edit.target(), said(1)).edited();
              boolean isLast = last != null && last.seq().equals(entry.seq());
              assertThat(edit.body() != null).as("has its text: %s", entry).isEqualTo(isLast);
            });
  }

  @Test
  void the_runs_have_late_changes_of_every_kind() {
    List<Content> late = new ArrayList<>();
    for (long seed = 0; seed < 20; seed++) {
      Run run = new Run(new Random(seed));
      run.heldBack.forEach(number -> late.add(run.content(number)));
    }

    assertThat(late.stream().map(Content::getClass).distinct()).hasSize(4);
  }

  /** One room's life. */
  private static final class Run {

    private final Random random;
    private final InMemoryTable table = new InMemoryTable();
    private final List<Content> contents = new ArrayList<>();
    private final List<Long> heldBack = new ArrayList<>();
    private int reached;
    private int depth;

    Run(Random random) {
      this.random = random;
      List<Long> messages = new ArrayList<>();
      int events = 2 + random.nextInt(40);
      for (long number = 1; number <= events; number++) {
        if (messages.isEmpty() || random.nextInt(5) == 0) {
          messages.add(number);
          contents.add(said(number));
        } else {
          contents.add(change(messages.get(random.nextInt(messages.size())), number));
          if (number < events && random.nextInt(6) == 0) heldBack.add(number);
        }
      }
      heldBack.removeIf(this::isTakenBack);
    }

    /**
     * A reaction that comes after it was taken back may stay on: where taking it back found nothing
     * on, the log does not remember it.
     */
    private boolean isTakenBack(long number) {
      return content(number) instanceof Reaction on
          && on.on()
          && contents.subList((int) number, contents.size()).stream()
              .anyMatch(content -> content instanceof Reaction later && takesBack(later, on));
    }

    private static boolean takesBack(Reaction later, Reaction on) {
      return !later.on()
          && later.target().equals(on.target())
          && later.from().equals(on.from())
          && later.key().equals(on.key());
    }

    int count() {
      return contents.size();
    }

    Content content(long number) {
      return contents.get((int) number - 1);
    }

    /** Every message as its changes make it, each once and in order. */
    Map<Sequence, Message> inOrder() {
      Map<Sequence, Message> messages = new HashMap<>();
      for (int number = 1; number <= contents.size(); number++) {
        Sequence place = seq(number);
        Content content = content(number);
        if (content instanceof Message message) {
          messages.put(place, message);
        } else if (content instanceof Change change) {
          messages.computeIfPresent(
              change.target(), (_, before) -> Changes.apply(before, place, change));
        }
      }
      return messages;
    }

    void deliverAll() {
      while (reached < contents.size()) {
        int from = Math.max(0, reached - random.nextInt(4));
        int to = Math.min(contents.size(), from + 1 + random.nextInt(BATCH));
        consume(LongStream.rangeClosed(from + 1, to).filter(n -> !heldBack.contains(n)));
        reached = Math.max(reached, to);
      }
    }

    void redriveWhatWasHeldBack() {
      while (!heldBack.isEmpty()) {
        consume(LongStream.of(heldBack.remove(random.nextInt(heldBack.size()))));
      }
    }

    private Content change(long target, long number) {
      return switch (random.nextInt(11)) {
        case 0 -> delete(target, USERS.get(random.nextInt(USERS.size())));
        case 1, 2, 3 -> edit(target, "edit " + number);
        case 4, 5 -> pin(target, USERS.get(random.nextInt(USERS.size())), random.nextBoolean());
        default ->
            react(
                target,
                USERS.get(random.nextInt(USERS.size())),
                KEYS.get(random.nextInt(KEYS.size())),
                random.nextBoolean());
      };
    }

    private void consume(LongStream numbers) {
      List<Delivery> deliveries =
          numbers.mapToObj(number -> delivery(number, content(number))).toList();
      if (deliveries.isEmpty()) {
        return;
      }
      MessageLog log = new InterruptedLog(new InMemoryMessageLog(table), this::maybeAnother);
      Append append =
          new Append(log, (room, seq, body) -> {}, Duration.ZERO, () -> QueueMessages.SENT_AT);
      RoomBatch batch = batch("r", deliveries);
      try {
        append.consume(batch);
      } catch (IllegalStateException overtaken) {
        append.consume(batch);
      }
    }

    /** An older invocation that was thought dead goes on, or another change is redriven. */
    private void maybeAnother() {
      if (depth < 2 && random.nextInt(6) == 0) {
        depth++;
        if (reached == contents.size() && !heldBack.isEmpty()) {
          consume(LongStream.of(heldBack.remove(random.nextInt(heldBack.size()))));
        } else {
          int from = Math.max(0, reached - random.nextInt(BATCH));
          int to = Math.min(contents.size(), from + 1 + random.nextInt(BATCH));
          consume(LongStream.rangeClosed(from + 1, to).filter(n -> !heldBack.contains(n)));
        }
        depth--;
      }
    }
  }
}
