package io.roomcast.history;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.number;
import static io.roomcast.aws.Item.seconds;
import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Key;
import io.roomcast.events.Codec;
import io.roomcast.events.Content;
import io.roomcast.events.Decoded;
import io.roomcast.events.Sequence;
import io.roomcast.table.Keys;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Entries as items. Beside what a message says stand whose it is and whom it mentions, so that the
 * table itself can count what is unread.
 */
record DynamoDbEntries(Codec codec) {

  private static final String PREV = "prev";
  private static final String CONTENT = "content";
  private static final String CHANGES = "changes";
  private static final String REACTED = "reacted";
  private static final String PIN = "pin";

  /** The item of an entry. */
  Map<String, AttributeValue> item(String room, Entry entry) {
    Map<String, AttributeValue> item = new HashMap<>(key(Keys.event(room, entry.seq())));
    item.put(PREV, text(entry.prev().text()));
    item.put(CONTENT, content(entry.content()));
    if (entry.content() instanceof Content.Message message) {
      item.put(Keys.AUTHOR, author(message));
      List<String> mentions = message.mentions();
      if (mentions != null) {
        item.put(Keys.MENTIONS, AttributeValue.fromSs(mentions));
      }
    }
    if (entry.expiresAt() != null) {
      item.put(Keys.EXPIRES_AT, seconds(entry.expiresAt()));
    }
    Marks marks = entry.marks();
    if (marks.changes() > 0) {
      item.put(CHANGES, number(marks.changes()));
      item.put(REACTED, reacted(marks));
    }
    if (marks.pin() != null) {
      item.put(PIN, text(marks.pin().text()));
    }
    return item;
  }

  /** What an event says, as it stands in an item. */
  AttributeValue content(Content content) {
    return text(codec.encode(content));
  }

  /** The last part of an update to what an event says: ends what is set, and begins a REMOVE. */
  String says(Content content, Map<String, AttributeValue> values) {
    values.put(":content", content(content));
    if (!(content instanceof Content.Message message)) {
      return "content = :content";
    }
    values.put(":author", author(message));
    List<String> mentions = message.mentions();
    if (mentions == null) {
      return "content = :content, author = :author REMOVE mentions";
    }
    values.put(":mentions", AttributeValue.fromSs(mentions));
    return "content = :content, author = :author, mentions = :mentions";
  }

  /** An update to another content and other marks, from its SET on. */
  String becomes(Entry now, Map<String, AttributeValue> values) {
    values.put(":changes", number(now.marks().changes()));
    values.put(":reacted", reacted(now.marks()));
    Sequence pin = now.marks().pin();
    if (pin != null) {
      values.put(":pin", text(pin.text()));
    }
    return "changes = :changes, reacted = :reacted, "
        + (pin == null ? "" : "pin = :pin, ")
        + says(now.content(), values);
  }

  /** The condition that an entry was not changed since it was read. */
  static String unchanged(Entry read, Map<String, AttributeValue> values) {
    int changes = read.marks().changes();
    if (changes == 0) {
      return "attribute_exists(pk) AND attribute_not_exists(changes)";
    }
    values.put(":read", number(changes));
    return "changes = :read";
  }

  /** The entry of an item. */
  Entry entry(Map<String, AttributeValue> item) {
    return new Entry(
        new Sequence(present(item, Key.SK)),
        new Sequence(present(item, PREV)),
        content(codec.content(present(item, CONTENT))),
        instant(item, Keys.EXPIRES_AT),
        marks(item));
  }

  /** A moment in an item, or null. */
  static @Nullable Instant instant(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? null : Instant.ofEpochSecond(number(item, name, 0));
  }

  /** By whom it is unread to others; a message that is deleted is so to nobody. */
  private static AttributeValue author(Content.Message message) {
    return text(message.deleted() == null ? message.from().id() : "");
  }

  private static AttributeValue reacted(Marks marks) {
    Map<String, AttributeValue> reacted = new HashMap<>();
    marks.reactions().forEach((name, seq) -> reacted.put(name, text(seq.text())));
    return AttributeValue.fromM(reacted);
  }

  private static Marks marks(Map<String, AttributeValue> item) {
    Map<String, Sequence> reactions = new HashMap<>();
    AttributeValue reacted = item.get(REACTED);
    if (reacted != null) {
      reacted.m().forEach((name, seq) -> reactions.put(name, new Sequence(seq.s())));
    }
    String pin = text(item, PIN);
    return new Marks(
        (int) number(item, CHANGES, 0),
        Map.copyOf(reactions),
        pin == null ? null : new Sequence(pin));
  }

  private static Content content(Decoded<Content> decoded) {
    return switch (decoded) {
      case Decoded.Valid<Content>(Content content) -> content;
      case Decoded.Invalid<Content> invalid -> new Content.Unreadable();
    };
  }

  private static String present(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(text(item, name), name);
  }
}
