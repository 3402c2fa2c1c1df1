package io.roomcast.operator;

import static io.roomcast.operator.WrittenRooms.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roomcast.aws.Table;
import io.roomcast.events.Codec;
import io.roomcast.events.Content;
import io.roomcast.events.Decoded;
import io.roomcast.events.Sequence;
import io.roomcast.local.stack.LocalStack;
import io.roomcast.publishing.Envelope;
import io.roomcast.publishing.Publication;
import io.roomcast.publishing.SnsEventPublisher;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** A running stack with rooms that have letters. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LettersOnStack {

  static final Codec CODEC = new Codec();
  static final String UNREADABLE = CODEC.encode(new Content.Unreadable());

  final LocalStack local = LocalStack.options().port(0).start();
  final Stack stack = TestStacks.of(local);
  final Consumer history = stack.consumer("history");
  final RoomReader reader = new RoomReader(new Table(local.dynamoDb(), local.tableName()));
  private final AtomicInteger rooms = new AtomicInteger();

  @AfterAll
  void end() {
    stack.close();
    local.close();
  }

  /** Each test begins without letters. */
  @AfterEach
  void empty() {
    for (Consumer consumer : stack.consumers()) {
      for (StackQueue queue : List.of(consumer.deadLetters(), consumer.undelivered())) {
        local.sqs().purgeQueue(request -> request.queueUrl(queue.url()));
      }
    }
  }

  /** What a room was told of in the end. */
  List<Sequence> repaired(String room) {
    return log(room).stream()
        .map(entry -> CODEC.content(entry.content()))
        .filter(
            content ->
                content instanceof Decoded.Valid<Content>(Content valid)
                    && valid instanceof Content.Repaired)
        .map(content -> ((Content.Repaired) ((Decoded.Valid<Content>) content).value()).target())
        .toList();
  }

  Redrive redrive(Stack over) {
    return redrive(over, Duration.ofSeconds(2));
  }

  Redrive redrive(Stack over, Duration patience) {
    return redrive(over, history, patience);
  }

  Redrive redrive(Stack over, Consumer consumer, Duration patience) {
    return new Redrive(
        over,
        consumer,
        consumer.deadLetters(),
        CODEC,
        new Repairs(over, CODEC),
        patience,
        new Progress(new PrintWriter(Writer.nullWriter()), false, 0));
  }

  String room() {
    return "letters-" + rooms.incrementAndGet();
  }

  /** Messages of a room, once the log has them. */
  List<Sequence> publish(String room, int messages) {
    List<Sequence> seqs = say(room, messages);
    logOf(room, messages);
    return seqs;
  }

  /** Messages of a room. */
  List<Sequence> say(String room, int messages) {
    SnsEventPublisher publisher = new SnsEventPublisher(local.sns(), local.topicArn(), 10, CODEC);
    return IntStream.rangeClosed(1, messages)
        .mapToObj(
            number ->
                publisher.publish(
                    new Publication(room, room + number, message(number), "correlation")))
        .toList();
  }

  /** An event that no version can read. */
  Sequence poison(String room) {
    String number =
        local
            .sns()
            .publish(
                request ->
                    request
                        .topicArn(local.topicArn())
                        .messageGroupId(room)
                        .messageDeduplicationId(UUID.randomUUID().toString())
                        .message("{\"type\":\"poem\",\"verse\":\"a verse\"}")
                        .messageAttributes(TestStacks.attributes()))
            .sequenceNumber();
    return Sequence.of(10, number);
  }

  List<LogEntry> log(String room) {
    return reader.log(room, reader.state(room).logged()).toList();
  }

  List<LogEntry> logOf(String room, int events) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> log(room), log -> log.size() == events);
  }

  /** Takes an event out of the log, as if it never came: the next one links past it. */
  void lose(String room, Sequence seq, LogEntry next) {
    TestStacks.lose(new Table(local.dynamoDb(), local.tableName()), reader, room, seq, next);
  }

  void letter(StackQueue queue, String room, Sequence seq, String content) {
    letter(queue, room, seq, content, TestStacks.attributes());
  }

  void letter(
      StackQueue queue,
      String room,
      Sequence seq,
      String content,
      Map<String, MessageAttributeValue> attributes) {
    String body = TestStacks.envelope(seq, content, attributes);
    assertThat(Envelope.read(room, body).orElseThrow().seq()).isEqualTo(seq);
    local
        .sqs()
        .sendMessage(
            request ->
                request
                    .queueUrl(queue.url())
                    .messageGroupId(room)
                    .messageDeduplicationId(UUID.randomUUID().toString())
                    .messageBody(body));
  }

  long letters(Consumer consumer) {
    List<Long> sizes = new ArrayList<>();
    for (StackQueue queue : List.of(consumer.deadLetters(), consumer.undelivered())) {
      sizes.add(new LetterQueue(local.sqs(), queue, CODEC).size());
    }
    return sizes.stream().mapToLong(Long::longValue).sum();
  }

  /** Waits until a consumer's queue is empty. */
  void settle(Consumer consumer) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> new LetterQueue(local.sqs(), consumer.queue(), CODEC).size() == 0);
  }
}
