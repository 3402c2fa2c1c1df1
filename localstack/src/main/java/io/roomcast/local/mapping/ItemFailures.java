package io.roomcast.local.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Which messages of a batch a function's result leaves in the queue. Whatever is not of the form
 * that AWS knows, an unknown id among it, fails the whole batch: <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">partial batch
 * responses</a>.
 */
final class ItemFailures {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ItemFailures() {}

  /** The messages that were handled and are to be deleted. */
  static List<Message> handled(List<Message> batch, String result) {
    try {
      JsonNode failures = JSON.readTree(result).path("batchItemFailures");
      if (failures.isMissingNode() || failures.isNull()) return batch;
      Set<String> ids = new HashSet<>();
      batch.forEach(message -> ids.add(message.messageId()));
      Set<String> failed = new HashSet<>();
      for (JsonNode failure : failures) {
        String id = failure.path("itemIdentifier").asText();
        if (!ids.contains(id)) return List.of();
        failed.add(id);
      }
      return batch.stream().filter(message -> !failed.contains(message.messageId())).toList();
    } catch (JsonProcessingException notJson) {
      return List.of();
    }
  }
}
