package io.roomcast.local.stack;

import java.net.URI;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.Message;

/** An endpoint that somebody else runs, and that keeps its messages itself. */
record RunningCloud(URI all, URI dynamoDb) implements Cloud {

  @Override
  public URI sns() {
    return all;
  }

  @Override
  public URI sqs() {
    return all;
  }

  @Override
  public void done(String queueArn, List<Message> messages) {}
}
