package io.roomcast.faults;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What the queues of a stack have. */
final class Letters {

  /** The names of queues that feed no function: they keep what failed. */
  private static final Pattern KEEPS = Pattern.compile("DeadLetter|Undelivered");

  private Letters() {}

  /** Messages of each queue that keeps what could not be handled or handed over; empty ones not. */
  static Map<String, Integer> of(SqsClient sqs) {
    Map<String, Integer> letters = new TreeMap<>();
    for (String url : sqs.listQueues().queueUrls()) {
      String name = url.substring(url.lastIndexOf('/') + 1);
      int count = count(sqs, url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
      if (KEEPS.matcher(name).find() && count > 0) letters.put(name, count);
    }
    return letters;
  }

  /** Whether no queue that feeds a function has anything, in work or waiting. */
  static boolean allHandled(SqsClient sqs) {
    return sqs.listQueues().queueUrls().stream()
        .filter(url -> !KEEPS.matcher(url).find())
        .allMatch(
            url ->
                count(sqs, url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES) == 0
                    && count(
                            sqs, url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)
                        == 0);
  }

  private static int count(SqsClient sqs, String url, QueueAttributeName what) {
    return Integer.parseInt(
        sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(what))
            .attributes()
            .getOrDefault(what, "0"));
  }
}
