package io.roomcast.local.stack;

import java.net.URI;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.Message;

/** What stands for AWS's table, topic and queues during a run. */
interface Cloud {

  /** The endpoint of DynamoDB. */
  URI dynamoDb();

  /** The endpoint of SNS. */
  URI sns();

  /** The endpoint of SQS. */
  URI sqs();

  /** Told when a consumer has finished with messages of a queue, and they have been deleted. */
  void done(String queueArn, List<Message> messages);
}
