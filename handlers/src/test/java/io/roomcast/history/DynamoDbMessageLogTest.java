package io.roomcast.history;

import static io.roomcast.sqs.QueueMessages.said;
import static io.roomcast.sqs.QueueMessages.seq;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.aws.Item;
import io.roomcast.aws.Table;
import io.roomcast.events.Changes;
import io.roomcast.events.Content;
import io.roomcast.events.Sequence;
import io.roomcast.sqs.QueueMessages;
import io.roomcast.table.ConflictingClient;
import io.roomcast.table.Keys;
import io.roomcast.table.LocalDynamoDb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        .mend("r", seq(1), said(1), List.of());

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

    log.mend("r", seq(1), said(1), List.of());
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

    log.mend("r", seq(4), said(4), List.of());
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
  MessageLog log() {
    return log;
  }
}
