package io.roomcast.local.sns;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.local.embedded.EmbeddedSqs;
import io.roomcast.local.sns.Messaging.Queue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sqs.model.Message;

/** What a topic with a journal does when it starts again, and its queues are empty. */
final class RestartTest {

  @TempDir Path folder;

  private EmbeddedSqs sqs;
  private SnsEndpoint sns;
  private Messaging aws;
  private String topic;
  private Queue history;
  private Queue counters;

  @BeforeEach
  void start() {
    sqs = EmbeddedSqs.start(0, Messaging.REGION, Messaging.ACCOUNT);
    sns =
        SnsEndpoint.start(
            SnsEndpoint.Settings.of(sqs.endpoint(), Messaging.REGION, Messaging.ACCOUNT)
                .withJournal(FileJournal.open(folder)));
    aws = new Messaging(sns.endpoint(), sqs.endpoint());
    topic = aws.topic("messages.fifo", Map.of("FifoTopic", "true"));
    history = aws.fifoQueue("history.fifo");
    counters = aws.fifoQueue("counters.fifo");
    aws.subscribe(topic, history);
    aws.subscribe(topic, counters);
  }

  @AfterEach
  void end() {
    aws.close();
    sns.close();
    sqs.close();
  }

  @Test
  void what_a_consumer_has_not_finished_is_handed_over_again_in_order() {
    for (int i = 0; i < 30; i++) aws.publish(topic, "g", "id" + i, Integer.toString(i));
    List<Message> handled = aws.take(history, 10).subList(0, 10);
    handled.forEach(message -> sns.done(history.arn(), id(message)));
    restart();
    aws.publish(topic, "g", "later", "later");
    assertThat(aws.texts(history, 21))
        .startsWith("10", "11")
        .endsWith("28", "29", "later")
        .hasSize(21);
    assertThat(aws.texts(counters, 31)).startsWith("0", "1").endsWith("29", "later").hasSize(31);
  }

  @Test
  void a_message_keeps_its_id_and_sequence_when_it_is_handed_over_again() {
    PublishResponse published = aws.publish(topic, "g", "1", "m");
    Message first = aws.take(history, 1).getFirst();
    restart();
    Message again = aws.take(history, 1).getFirst();
    assertThat(id(again)).isEqualTo(published.messageId());
    assertThat(List.of("MessageId", "SequenceNumber", "Message", "Timestamp"))
        .allSatisfy(
            field ->
                assertThat(Messaging.envelope(again).path(field))
                    .isEqualTo(Messaging.envelope(first).path(field)));
  }

  @Test
  void a_duplicate_is_known_and_sequence_numbers_go_on() {
    PublishResponse first = aws.publish(topic, "g", "1", "m");
    restart();
    assertThat(aws.publish(topic, "g", "1", "m").sequenceNumber())
        .isEqualTo(first.sequenceNumber());
    assertThat(aws.publish(topic, "g", "2", "m").sequenceNumber())
        .isGreaterThan(first.sequenceNumber());
  }

  private void restart() {
    end();
    start();
  }

  private static String id(Message message) {
    return Messaging.envelope(message).path("MessageId").asText();
  }
}
