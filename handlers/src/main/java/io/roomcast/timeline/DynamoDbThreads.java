package io.roomcast.timeline;

import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import io.roomcast.events.Sequence;
import io.roomcast.table.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@link Threads} in the table: a query of what answers the message, and one read of it all. */
record DynamoDbThreads(Table table, DynamoDbEvents logged) implements Threads {

  /** Comes after a sequence and before every later one: no sequence begins with another. */
  private static final String JUST_AFTER = "!";

  /** Comes after every sequence. */
  private static final String END = "~";

  @Override
  public Page page(String room, Sequence target, @Nullable Sequence after, int most) {
    int answers = after == null ? most - 1 : most;
    List<Sequence> found = places(room, target, after == null ? target : after, answers + 1);
    List<Sequence> shown = new ArrayList<>(after == null ? List.of(target) : List.of());
    shown.addAll(found.subList(0, Math.min(answers, found.size())));
    return new Page(logged.messages(room, shown), found.size() > answers ? shown.getLast() : null);
  }

  private List<Sequence> places(String room, Sequence target, Sequence after, int most) {
    Key from = Keys.reply(room, target, after);
    Key thread = new Key(from.pk(), from.sk().substring(0, target.text().length() + 1));
    return table
        .client()
        .query(
            request ->
                request
                    .tableName(table.name())
                    .consistentRead(true)
                    .limit(most)
                    .keyConditionExpression("pk = :pk AND sk BETWEEN :from AND :to")
                    .expressionAttributeValues(
                        Map.of(
                            ":pk", text(from.pk()),
                            ":from", text(from.sk() + JUST_AFTER),
                            ":to", text(thread.sk() + END)))
                    .projectionExpression(Key.SK))
        .items()
        .stream()
        .map(item -> Keys.replySeq(new Key("", Objects.requireNonNull(text(item, Key.SK)))))
        .toList();
  }
}
