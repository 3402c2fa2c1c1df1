package io.roomcast.history;

import io.roomcast.events.Sequence;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Puts an original into history's dead-letter queue by the code with which history itself does. */
public final class Originals {

  private Originals() {}

  /** The body that the queue brought, at its place. */
  public static void keep(SqsClient sqs, String queueUrl, String room, Sequence seq, String body) {
    new SqsDeadLetters(sqs, queueUrl).keep(room, seq, body);
  }
}
