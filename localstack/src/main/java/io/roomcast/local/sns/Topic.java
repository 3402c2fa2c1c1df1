package io.roomcast.local.sns;

import io.roomcast.local.sns.Journal.Accepted;
import io.roomcast.local.sns.Journal.Recovered;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A topic: gives publishes their place, remembers them, and hands them to the lanes of its
 * subscriptions. A publish is in the journal before it is answered.
 */
final class Topic {

  /** What a publisher is told. */
  record Published(String messageId, String sequence) {}

  private final String arn;
  private final TopicAttributes attributes;
  private final Deduplication deduplication;
  private final SequenceNumbers sequences;
  private final Journal journal;
  private final InstantSource clock;
  private final List<Lane> lanes = new CopyOnWriteArrayList<>();

  Topic(String arn, TopicAttributes attributes, Journal journal, InstantSource clock) {
    this.arn = arn;
    this.attributes = attributes;
    this.journal = journal;
    this.clock = clock;
    Recovered before = journal.recover(arn, clock.instant().minus(Deduplication.MEMORY));
    this.sequences = new SequenceNumbers(before.lastSequence());
    this.deduplication = new Deduplication(attributes.deduplicatesInGroup(), before.recent());
  }

  String arn() {
    return arn;
  }

  TopicAttributes attributes() {
    return attributes;
  }

  List<Subscription> subscriptions() {
    return lanes.stream().map(Lane::subscription).toList();
  }

  /** Adds a subscription, and hands over again what its queue's consumer has yet to finish. */
  synchronized void subscribe(Lane lane) {
    for (Publication publication : journal.unfinished(arn, lane.subscription().queueArn())) {
      lane.add(publication);
    }
    lanes.add(lane);
  }

  /** Publishes them in their order. */
  synchronized List<Published> publish(List<PublishRequest> requests) {
    List<Published> published = new ArrayList<>();
    for (PublishRequest request : requests) {
      published.add(attributes.fifo() ? publishOnce(request) : publish(request, "", ""));
    }
    return published;
  }

  void close() {
    lanes.forEach(Lane::close);
  }

  private Published publishOnce(PublishRequest request) {
    Instant now = clock.instant();
    String id = request.deduplicationId();
    return deduplication
        .first(request.group(), id, now)
        .map(first -> new Published(first.messageId(), first.sequence()))
        .orElseGet(
            () -> publish(request, sequences.next(now), deduplication.wasUsed(id, now) ? "" : id));
  }

  private Published publish(PublishRequest request, String sequence, String queueId) {
    String messageId = UUID.randomUUID().toString();
    var publication =
        new Publication(
            messageId,
            sequence,
            request.group(),
            request.deduplicationId(),
            queueId.isEmpty() ? messageId : queueId,
            request.subject(),
            request.message(),
            request.attributes(),
            clock.instant());
    List<Lane> matching =
        lanes.stream().filter(lane -> lane.subscription().filter().matches(publication)).toList();
    Set<String> queues = new LinkedHashSet<>();
    matching.forEach(lane -> queues.add(lane.subscription().queueArn()));
    journal.published(arn, publication, queues);
    if (attributes.fifo()) deduplication.remember(Accepted.of(publication));
    matching.forEach(lane -> lane.add(publication));
    return new Published(messageId, sequence);
  }

  Map<String, String> shown(String account) {
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put("TopicArn", arn);
    shown.put("Owner", account);
    shown.put("DisplayName", "");
    shown.putAll(attributes.given());
    shown.put("SubscriptionsConfirmed", Integer.toString(lanes.size()));
    shown.put("SubscriptionsPending", "0");
    shown.put("SubscriptionsDeleted", "0");
    return shown;
  }
}
