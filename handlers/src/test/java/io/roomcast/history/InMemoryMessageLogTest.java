package io.roomcast.history;

import io.roomcast.aws.Key;
import io.roomcast.events.Sequence;
import io.roomcast.sqs.QueueMessages;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredLog;
import io.roomcast.table.StoredPin;
import io.roomcast.table.StoredReply;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

class InMemoryMessageLogTest extends MessageLogContract {

  private final InMemoryTable table = new InMemoryTable();
  private final MessageLog log = new InMemoryMessageLog(table);

  @Override
  void close(String room) {
    table.put(
        Keys.log(room),
        new StoredLog(log.read(room).logged(), log.read(room).lastExpiresAt(), true));
  }

  @Override
  MessageLog log() {
    return log;
  }

  @Override
  Map<Sequence, Optional<Instant>> answers(long target) {
    String thread = (target == 0 ? Sequence.NONE : QueueMessages.seq(target)).text() + "#";
    Map<Sequence, Optional<Instant>> answers = new HashMap<>();
    for (String place : table.places(Keys.replies("r"))) {
      if (place.startsWith(thread)) {
        Key key = new Key(Keys.replies("r"), place);
        StoredReply there = Objects.requireNonNull(table.get(key, StoredReply.class));
        answers.put(Keys.replySeq(key), Optional.ofNullable(there.expiresAt()));
      }
    }
    return answers;
  }

  @Override
  Map<Sequence, Sequence> pins() {
    Map<Sequence, Sequence> pins = new HashMap<>();
    for (String place : table.places(Keys.pins("r"))) {
      Sequence pin = new Sequence(place);
      pins.put(
          pin, Objects.requireNonNull(table.get(Keys.pin("r", pin), StoredPin.class)).target());
    }
    return pins;
  }
}
