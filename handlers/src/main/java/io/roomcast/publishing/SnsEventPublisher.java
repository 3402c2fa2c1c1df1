package io.roomcast.publishing;

import io.roomcast.aws.Clients;
import io.roomcast.events.Codec;
import io.roomcast.events.Content;
import io.roomcast.events.RoomChange;
import io.roomcast.events.Sequence;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/**
 * {@link EventPublisher} to the SNS FIFO topic: the room is the message group.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">SNS Publish</a>
 */
public final class SnsEventPublisher implements EventPublisher {

  private final SnsClient client;
  private final String topicArn;
  private final int epoch;
  private final Codec codec;

  /** To the topic given, in its epoch from 0 to 99. */
  public SnsEventPublisher(SnsClient client, String topicArn, int epoch, Codec codec) {
    this.client = client;
    this.topicArn = topicArn;
    this.epoch = epoch;
    this.codec = codec;
  }

  /** To the topic that TOPIC_ARN and EPOCH name. */
  public static SnsEventPublisher of(Clients clients, Codec codec) {
    return new SnsEventPublisher(
        clients.sns(),
        clients.environment().text("TOPIC_ARN"),
        clients.environment().number("EPOCH"),
        codec);
  }

  @Override
  public Sequence publish(Publication publication) {
    String number =
        client
            .publish(
                request ->
                    request
                        .topicArn(topicArn)
                        .messageGroupId(publication.room())
                        .messageDeduplicationId(publication.deduplicationId())
                        .message(codec.encode(publication.content()))
                        .messageAttributes(attributes(publication)))
            .sequenceNumber();
    return Sequence.of(epoch, number);
  }

  private Map<String, MessageAttributeValue> attributes(Publication publication) {
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    attributes.put(Attributes.DELIVERY, text(delivery(publication.content())));
    attributes.put(Attributes.EPOCH, text("%02d".formatted(epoch)));
    attributes.put(Attributes.CORRELATION, text(publication.correlation()));
    if (publication.content() instanceof Content.Room room && room.change() == RoomChange.DELETED) {
      attributes.put(Attributes.ROOM, text(Attributes.DELETED));
    }
    return attributes;
  }

  private static String delivery(Content content) {
    return content instanceof Content.Ephemeral ? Attributes.EPHEMERAL : Attributes.DURABLE;
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }
}
