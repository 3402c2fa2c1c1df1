package io.roomcast.local.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a publisher asks for, checked as AWS checks it.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</a>
 */
record PublishRequest(
    String group,
    String deduplicationId,
    String subject,
    String message,
    List<Attribute> attributes,
    int size) {

  /** Message and attributes together, also for all entries of a batch. */
  static final int MAXIMUM_SIZE = 262_144;

  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,128}");
  private static final ObjectMapper JSON = new ObjectMapper();

  static PublishRequest of(QueryRequest request, TopicAttributes topic) {
    String message = request.optional("Message").orElse("");
    if (message.isEmpty()) throw SnsException.invalid("Empty message");
    request
        .optional("Subject")
        .filter(subject -> subject.isEmpty() || subject.length() > 100)
        .ifPresent(
            subject -> {
              throw SnsException.invalid("Subject");
            });
    List<Attribute> attributes = request.messageAttributes();
    int size = size(message, attributes);
    if (size > MAXIMUM_SIZE) throw SnsException.invalid("Message too long");
    String group = request.optional("MessageGroupId").orElse("");
    String deduplicationId = request.optional("MessageDeduplicationId").orElse("");
    if (topic.fifo()) {
      deduplicationId = fifo(group, deduplicationId, message, topic);
    } else {
      standard(group, deduplicationId);
    }
    return new PublishRequest(
        group,
        deduplicationId,
        request.optional("Subject").orElse(""),
        request.optional("MessageStructure").filter("json"::equals).isPresent()
            ? forQueues(message)
            : message,
        attributes,
        size);
  }

  private static String fifo(
      String group, String deduplicationId, String message, TopicAttributes topic) {
    if (group.isEmpty()) {
      throw SnsException.invalid("The MessageGroupId parameter is required for FIFO topics");
    }
    token("MessageGroupId", group);
    if (!deduplicationId.isEmpty()) {
      token("MessageDeduplicationId", deduplicationId);
      return deduplicationId;
    }
    if (topic.contentBasedDeduplication()) return sha256(message);
    throw SnsException.invalid(
        "The topic should either have ContentBasedDeduplication enabled or"
            + " MessageDeduplicationId provided explicitly");
  }

  private static void standard(String group, String deduplicationId) {
    String name = deduplicationId.isEmpty() ? "MessageGroupId" : "MessageDeduplicationId";
    if (!deduplicationId.isEmpty() || !group.isEmpty()) {
      throw SnsException.invalid(
          name
              + " Reason: The request includes "
              + name
              + " parameter that is not valid for this topic type");
    }
  }

  private static void token(String name, String value) {
    if (TOKEN.matcher(value).matches()) return;
    throw SnsException.invalid(
        name + " Reason: it must have 1 to 128 alphanumeric or punctuation characters");
  }

  private static int size(String message, List<Attribute> attributes) {
    int size = bytes(message);
    for (Attribute attribute : attributes) {
      size += bytes(attribute.name()) + bytes(attribute.type()) + bytes(attribute.value());
    }
    return size;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String forQueues(String message) {
    JsonNode structure;
    try {
      structure = JSON.readTree(message);
    } catch (JsonProcessingException notJson) {
      throw SnsException.invalid("Message Structure - JSON message body failed to parse");
    }
    if (!structure.path("default").isTextual()) {
      throw SnsException.invalid("Message Structure - No default entry in JSON message body");
    }
    JsonNode own = structure.path("sqs");
    return (own.isTextual() ? own : structure.path("default")).asText();
  }

  private static String sha256(String message) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(message.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
