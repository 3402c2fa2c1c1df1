package io.roomcast.local.sns;

import static io.roomcast.local.sns.Messaging.envelope;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.local.sns.Messaging.Queue;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** In which order messages arrive. */
interface OrderContract extends Contract {

  @Test
  @Row("S17")
  default void two_hundred_of_a_group_arrive_in_order() {
    String topic = aws().fifoTopic();
    Queue queue = aws().subscribed(topic);
    List<String> sent = IntStream.range(0, 200).mapToObj(i -> "message " + i).toList();
    for (String text : sent) aws().publish(topic, "g", text.replace(' ', '-'), text);
    assertThat(aws().texts(queue, 200)).isEqualTo(sent);
  }

  @Test
  @Row("S18")
  default void groups_that_are_published_at_once_each_arrive_in_order() {
    String topic = aws().fifoTopic();
    Queue queue = aws().subscribed(topic);
    List<String> groups = List.of("a", "b", "c", "d");
    try (var publishers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String group : groups) {
        publishers.execute(
            () -> {
              for (int i = 0; i < 50; i++) {
                aws().publish(topic, group, group + i, Integer.toString(i));
              }
            });
      }
    }
    Map<String, List<String>> arrived =
        aws().take(queue, 200).stream()
            .collect(
                groupingBy(
                    message ->
                        Contract.attribute(message, MessageSystemAttributeName.MESSAGE_GROUP_ID),
                    mapping(message -> Messaging.text(envelope(message)), toList())));
    List<String> inOrder = IntStream.range(0, 50).mapToObj(Integer::toString).toList();
    assertThat(arrived).containsOnlyKeys(groups);
    assertThat(arrived.values()).allSatisfy(texts -> assertThat(texts).isEqualTo(inOrder));
  }

  @Test
  @Row("S28")
  default void a_group_waits_for_its_message_in_flight_and_others_do_not() {
    String topic = aws().fifoTopic();
    Queue queue = aws().subscribed(topic);
    aws().publish(topic, "g", "1", "g1");
    assertThat(aws().receive(queue, 5)).hasSize(1);
    aws().publish(topic, "g", "2", "g2");
    aws().publish(topic, "h", "3", "h1");
    List<Message> received = aws().receive(queue, 5);
    assertThat(received)
        .extracting(message -> Messaging.text(envelope(message)))
        .containsExactly("h1");
    assertThat(aws().receive(queue, 0)).isEmpty();
  }
}
