package io.roomcast.history;

import static io.roomcast.sqs.QueueMessages.said;
import static io.roomcast.sqs.QueueMessages.seq;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.aws.Item;
import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import io.roomcast.events.Body;
import io.roomcast.events.Changes;
import io.roomcast.events.Content;
import io.roomcast.events.Sequence;
import io.roomcast.sqs.QueueMessages;
import io.roomcast.table.ConflictingClient;
import io.roomcast.table.Keys;
import io.roomcast.table.LocalDynamoDb;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbMessageLogTest extends MessageLogContract {

  private final Table table = LocalDynamoDb.newTable();
  private final MessageLog log = new DynamoDbMessageLog(table, QueueMessages.CODEC);

  @Override
  void close(String room) {
    table
        .client()
        .updateItem(
            update ->
                update
                    .tableName(table.name())
                    .key(Item.key(Keys.log(room)))
                    .updateExpression("SET closed = :yes")
                    .expressionAttributeValues(Map.of(":yes", AttributeValue.fromBool(true))));
  }

  @Test
  void an_entry_that_is_in_a_transaction_just_then_is_mended_all_the_same() {
    log.append(
        "r",
        LogHead.NONE,
        new LogHead(seq(1), null),
        List.of(entry(new Content.Unreadable())),
        List.of());

    new DynamoDbMessageLog(ConflictingClient.of(table), QueueMessages.CODEC)
        .mend("r", mended(1, said(1)), List.of());

    assertThat(log.find("r", List.of(seq(1)))).containsValue(entry(said(1)));
  }

  @Test
  void what_came_into_its_place_later_is_marked_until_its_room_has_been_told() {
    log.append(
        "r",
        LogHead.NONE,
        new LogHead(seq(3), null),
        List.of(entry(new Content.Unreadable()), new Entry(seq(3), seq(1), said(3), null)),
        List.of());

    log.mend("r", mended(1, said(1)), List.of());
    Entry between = new Entry(seq(2), seq(1), said(2), null);
    log.insert("r", between, log.next("r", seq(2)).orElseThrow(), List.of());

    assertThat(List.of(isMarked(1), isMarked(2), isMarked(3))).containsExactly(true, true, false);
  }

  @Test
  void a_message_carries_its_author_until_it_is_deleted_and_nothing_else_does() {
    Entry edit = new Entry(seq(3), seq(2), ChangeEvents.edit(1, "x"), null);
    Entry unreadable = new Entry(seq(4), seq(3), new Content.Unreadable(), null);
    log.append(
        "r",
        LogHead.NONE,
        new LogHead(seq(4), null),
        List.of(entry(said(1)), new Entry(seq(2), seq(1), said(2), null), edit, unreadable),
        List.of());
    assertThat(authors()).containsExactly("ana", "ana", null, null);

    log.mend("r", mended(4, said(4)), List.of());
    assertThat(authors()).containsExactly("ana", "ana", null, "ana");

    Content.Message deleted = Changes.apply(said(1), seq(5), ChangeEvents.delete(1));
    log.append(
        "r",
        new LogHead(seq(4), null),
        new LogHead(seq(5), null),
        List.of(new Entry(seq(5), seq(4), ChangeEvents.delete(1), null)),
        List.of(
            new Rewrite(entry(said(1)), entry(said(1)).changed(deleted, Marks.NONE.changed())),
            new Rewrite(edit, edit.changed(ChangeEvents.edit(1, "y"), Marks.NONE.changed()))));
    assertThat(authors()).containsExactly("", "ana", null, "ana");
  }

  @Test
  void a_message_carries_whom_it_mentions_until_it_is_deleted() {
    Content.Message mentioning = mentioning("bob", "cyd");
    Entry first = entry(mentioning);
    log.append(
        "r",
        LogHead.NONE,
        new LogHead(seq(2), null),
        List.of(first, new Entry(seq(2), seq(1), new Content.Unreadable(), null)),
        List.of());
    log.mend("r", mended(2, mentioning("dan")), List.of());
    assertThat(mentions(1)).containsExactlyInAnyOrder("bob", "cyd");
    assertThat(mentions(2)).containsExactly("dan");

    Entry edited =
        first.changed(
            Changes.apply(mentioning, seq(3), ChangeEvents.edit(1, "x")), Marks.NONE.changed());
    append(3, new Rewrite(first, edited));
    assertThat(mentions(1)).containsExactlyInAnyOrder("bob", "cyd");

    append(
        4,
        new Rewrite(
            edited,
            edited.changed(
                Changes.apply(mentioning, seq(4), ChangeEvents.delete(1)),
                edited.marks().cleared())));
    assertThat(mentions(1)).isEmpty();
    assertThat(mentions(2)).containsExactly("dan");
  }

  private void append(int number, Rewrite rewrite) {
    boolean appended =
        log.append(
            "r",
            new LogHead(seq(number - 1), null),
            new LogHead(seq(number), null),
            List.of(new Entry(seq(number), seq(number - 1), ChangeEvents.delete(1), null)),
            List.of(rewrite));
    assertThat(appended).isTrue();
  }

  private static Content.Message mentioning(String... users) {
    Content.Message said = said(1);
    return new Content.Message(
        said.from(),
        said.sentAt(),
        said.messageId(),
        said.clientId(),
        Body.of("@you"),
        null,
        List.of(users));
  }

  private Set<String> mentions(int number) {
    return Item.texts(
        table.getAll(List.of(Item.key(Keys.event("r", seq(number))))).getFirst(), Keys.MENTIONS);
  }

  private List<@Nullable String> authors() {
    List<@Nullable String> authors = new ArrayList<>();
    for (int n = 1; n <= 4; n++) {
      authors.add(
          Item.text(
              table.getAll(List.of(Item.key(Keys.event("r", seq(n))))).getFirst(), Keys.AUTHOR));
    }
    return authors;
  }

  private boolean isMarked(int n) {
    return table
        .getAll(List.of(Item.key(Keys.event("r", seq(n)))))
        .getFirst()
        .containsKey(Keys.REPAIRED);
  }

  private static Entry entry(Content content) {
    return new Entry(seq(1), Sequence.NONE, content, null);
  }

  @Override
  Map<Sequence, Sequence> pins() {
    return table
        .client()
        .query(
            query ->
                query
                    .tableName(table.name())
                    .keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(Map.of(":pk", Item.text(Keys.pins("r")))))
        .items()
        .stream()
        .collect(Collectors.toMap(item -> place(item, Key.SK), item -> place(item, Keys.TARGET)));
  }

  private static Sequence place(Map<String, AttributeValue> item, String name) {
    return new Sequence(Objects.requireNonNull(Item.text(item, name)));
  }

  @Override
  Map<Sequence, Optional<Instant>> answers(long target) {
    String thread = (target == 0 ? Sequence.NONE : seq(target)).text() + "#";
    return table
        .client()
        .query(
            query ->
                query
                    .tableName(table.name())
                    .keyConditionExpression("pk = :pk AND begins_with(sk, :sk)")
                    .expressionAttributeValues(
                        Map.of(":pk", Item.text(Keys.replies("r")), ":sk", Item.text(thread))))
        .items()
        .stream()
        .collect(
            Collectors.toMap(
                item -> Keys.replySeq(new Key("", Objects.requireNonNull(Item.text(item, Key.SK)))),
                item -> Optional.ofNullable(DynamoDbEntries.instant(item, Keys.EXPIRES_AT))));
  }

  @Override
  MessageLog log() {
    return log;
  }
}
