package io.roomcast.cdk;

import java.util.Locale;

/** The message attribute {@code delivery} of an event, by which subscriptions choose. */
public enum Delivery {
  /** In the room's order and its log. */
  DURABLE,
  /** Shown to who is there, and in no log: typing, presence. */
  EPHEMERAL;

  /** The attribute's value. */
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }
}
