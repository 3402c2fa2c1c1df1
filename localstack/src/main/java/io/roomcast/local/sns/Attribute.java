package io.roomcast.local.sns;

/**
 * A message attribute; a binary value is in base64.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html">Message
 *     attributes</a>
 */
public record Attribute(String name, String type, String value) {}
