package io.roomcast.events;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The rule on {@code body.data} that no schema can say: its size, and that it has a form in SNS and
 * SQS, which refuse U+FFFE and U+FFFF.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html">SQS
 *     SendMessage: the characters of a message</a>
 */
final class DataRule {

  static final int MAX_BYTES = 4096;
  private static final String PATH = "/body/data";

  private DataRule() {}

  static @Nullable Violation violation(JsonNode frame) {
    JsonNode data = frame.at(PATH);
    if (data.isMissingNode()) return null;
    String compact = data.toString();
    boolean good =
        Utf8.length(compact) <= MAX_BYTES
            && Utf8.isWellFormed(compact)
            && compact.indexOf('\uFFFE') < 0
            && compact.indexOf('\uFFFF') < 0;
    if (good) return null;
    return new Violation(
        PATH,
        ErrorCode.SCHEMA_INVALID,
        PATH
            + " must be an object that takes at most %,d bytes as compact JSON, without lone surrogates, U+FFFE and U+FFFF."
                .formatted(MAX_BYTES));
  }
}
