package io.roomcast.local.sns;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The JSON in which a subscription without raw delivery gets a message. A FIFO topic does not sign
 * it; neither do standard topics here.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html">Message
 *     formats</a>
 */
record Envelope(URI endpoint) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  String json(Publication publication, Subscription subscription) {
    ObjectNode envelope = JSON.createObjectNode();
    envelope.put("Type", "Notification");
    envelope.put("MessageId", publication.messageId());
    if (!publication.sequence().isEmpty()) {
      envelope.put("SequenceNumber", publication.sequence());
    }
    envelope.put("TopicArn", subscription.topicArn());
    if (!publication.subject().isEmpty()) envelope.put("Subject", publication.subject());
    envelope.put("Message", publication.message());
    envelope.put("Timestamp", TIMESTAMP.format(publication.at()));
    envelope.put(
        "UnsubscribeURL", endpoint + "/?Action=Unsubscribe&SubscriptionArn=" + subscription.arn());
    if (!publication.attributes().isEmpty()) {
      ObjectNode attributes = envelope.putObject("MessageAttributes");
      for (Attribute attribute : publication.attributes()) {
        attributes
            .putObject(attribute.name())
            .put("Type", attribute.type())
            .put("Value", attribute.value());
      }
    }
    return envelope.toString();
  }
}
