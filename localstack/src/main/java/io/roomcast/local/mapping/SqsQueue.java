package io.roomcast.local.mapping;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** A queue behind any endpoint that speaks SQS. */
public record SqsQueue(SqsClient sqs, String url) implements Queue {

  @Override
  public List<Message> receive(int most, Duration wait) {
    return sqs.receiveMessage(
            request ->
                request
                    .queueUrl(url)
                    .maxNumberOfMessages(most)
                    .waitTimeSeconds((int) wait.toSeconds())
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                    .messageAttributeNames("All"))
        .messages();
  }

  @Override
  public void delete(List<Message> messages) {
    List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
    for (Message message : messages) {
      entries.add(
          DeleteMessageBatchRequestEntry.builder()
              .id(Integer.toString(entries.size()))
              .receiptHandle(message.receiptHandle())
              .build());
    }
    DeleteMessageBatchResponse answer =
        sqs.deleteMessageBatch(request -> request.queueUrl(url).entries(entries));
    if (answer.hasFailed()) {
      throw new IllegalStateException(
          "not deleted: " + answer.failed().getFirst().code() + ", it will be received again");
    }
  }
}
