package io.roomcast.local.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.roomcast.local.sns.Messaging.Queue;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * What SNS FIFO topics do towards SQS queues, for any server that says it is SNS and SQS. The texts
 * are those that were recorded on AWS.
 */
interface Contract {

  String INVALID = "InvalidParameter";

  /** The server's topics and queues. */
  Messaging aws();

  /** The one message that comes. */
  default Message taken(Queue queue) {
    List<Message> messages = aws().take(queue, 1);
    assertThat(messages).hasSize(1);
    return messages.getFirst();
  }

  static String attribute(Message message, MessageSystemAttributeName name) {
    return message.attributes().getOrDefault(name, "");
  }

  static SnsException refusal(ThrowingCallable call) {
    SnsException error = catchThrowableOfType(SnsException.class, call);
    assertThat(error).as("a refusal").isNotNull();
    return error;
  }

  static String text(SnsException error) {
    return error.awsErrorDetails().errorMessage();
  }
}
