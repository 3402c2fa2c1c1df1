package io.roomcast.publishing;

/** The attributes of a published message: what the subscriptions filter on, and what goes along. */
final class Attributes {

  /** {@link #DURABLE} or {@link #EPHEMERAL}. */
  static final String DELIVERY = "delivery";

  static final String DURABLE = "durable";

  static final String EPHEMERAL = "ephemeral";

  /** {@link #DELETED}, of the event that a room was deleted; no other has it. */
  static final String ROOM = "room";

  static final String DELETED = "deleted";

  /** Two digits, raised with each new topic. */
  static final String EPOCH = "epoch";

  /** From the client's frame to the last consumer's log line. */
  static final String CORRELATION = "correlation";

  private Attributes() {}
}
