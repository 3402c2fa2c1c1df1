package io.roomcast.local.sns;

import java.time.Instant;
import java.util.List;

/**
 * A publish that a topic has accepted. In a standard topic the sequence, the group and the
 * deduplication ids are empty; so is the subject when there is none.
 *
 * @param sequence 20 digits, increasing within the topic
 * @param deduplicationId the publisher's, or the message's SHA-256
 * @param queueDeduplicationId the one that goes to the queues: the same, unless that was used in
 *     the topic a short time before (by another group, or before the interval ended); then the
 *     message id, because a queue's deduplication may know neither groups nor the topic's clock
 */
public record Publication(
    String messageId,
    String sequence,
    String group,
    String deduplicationId,
    String queueDeduplicationId,
    String subject,
    String message,
    List<Attribute> attributes,
    Instant at) {}
