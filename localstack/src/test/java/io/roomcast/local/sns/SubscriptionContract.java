package io.roomcast.local.sns;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.local.sns.Messaging.Queue;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.SnsException;

/** What can be subscribed, and what its filter lets through. */
interface SubscriptionContract extends Contract {

  @Test
  @Row("S19")
  default void a_filter_on_attributes_lets_the_matching_through_in_order() {
    String topic = aws().fifoTopic();
    Queue all = aws().subscribed(topic);
    Queue durable = aws().subscribed(topic, "FilterPolicy", "{\"delivery\":[\"durable\"]}");
    for (int i = 0; i < 10; i++) {
      String delivery = i % 2 == 0 ? "durable" : "ephemeral";
      aws().publish(topic, "g", "id" + i, Integer.toString(i), Map.of("delivery", delivery));
    }
    assertThat(aws().texts(durable, 5)).containsExactly("0", "2", "4", "6", "8");
    assertThat(aws().texts(all, 10)).hasSize(10);
  }

  @Test
  @Row("S20")
  default void a_filter_may_look_at_the_message() {
    String topic = aws().fifoTopic();
    Queue queue =
        aws()
            .subscribed(
                topic,
                "FilterPolicyScope",
                "MessageBody",
                "FilterPolicy",
                "{\"from\":{\"age\":[{\"numeric\":[\">=\",18]}]}}");
    aws().publish(topic, "g", "1", "{\"from\":{\"age\":17}}");
    aws().publish(topic, "g", "2", "{\"from\":{\"age\":18}}");
    assertThat(aws().texts(queue, 1)).containsExactly("{\"from\":{\"age\":18}}");
  }

  @Test
  @Row("S23")
  default void a_fifo_queue_cannot_be_subscribed_to_a_standard_topic() {
    String topic = aws().standardTopic();
    Queue queue = aws().fifoQueue();
    assertThat(Contract.text(Contract.refusal(() -> aws().subscribe(topic, queue))))
        .isEqualTo(
            "Invalid parameter: Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be"
                + " subscribed to standard SNS topics");
  }

  @Test
  @Row("S26")
  default void only_queues_can_be_subscribed_to_a_fifo_topic() {
    String topic = aws().fifoTopic();
    SnsException error =
        Contract.refusal(
            () ->
                aws()
                    .sns
                    .subscribe(
                        request ->
                            request
                                .topicArn(topic)
                                .protocol("lambda")
                                .endpoint("arn:aws:lambda:us-east-1:000000000000:function:f")));
    assertThat(error.awsErrorDetails().errorCode()).isEqualTo(INVALID);
  }

  @Test
  @Row("operator")
  default void a_filter_with_an_unknown_operator_is_refused() {
    String topic = aws().fifoTopic();
    Queue queue = aws().fifoQueue();
    SnsException error =
        Contract.refusal(
            () -> aws().subscribe(topic, queue, "FilterPolicy", "{\"k\":[{\"like\":\"x\"}]}"));
    assertThat(Contract.text(error))
        .startsWith("Invalid parameter: Attributes Reason: FilterPolicy: Unrecognized match type");
  }
}
