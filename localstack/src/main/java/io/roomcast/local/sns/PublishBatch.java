package io.roomcast.local.sns;

import java.util.ArrayList;
import java.util.List;

/**
 * The entries of a PublishBatch, checked as AWS checks them: one that is malformed refuses them
 * all.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html">PublishBatch</a>
 */
record PublishBatch(List<String> ids, List<PublishRequest> publishes) {

  private static final int BATCH_ENTRIES = 10;

  static PublishBatch of(QueryRequest request, TopicAttributes topic) {
    List<QueryRequest> entries = request.list("PublishBatchRequestEntries.member");
    if (entries.isEmpty()) {
      throw new SnsException(
          400, "EmptyBatchRequest", "The batch request doesn't contain any entries.");
    }
    if (entries.size() > BATCH_ENTRIES) {
      throw new SnsException(
          400,
          "TooManyEntriesInBatchRequest",
          "The batch request contains more entries than permissible.");
    }
    List<String> ids = ids(entries);
    List<PublishRequest> publishes =
        entries.stream().map(entry -> PublishRequest.of(entry, topic)).toList();
    if (publishes.stream().mapToInt(PublishRequest::size).sum() > PublishRequest.MAXIMUM_SIZE) {
      throw new SnsException(
          400,
          "BatchRequestTooLong",
          "The length of all the messages put together is more than the limit.");
    }
    return new PublishBatch(ids, publishes);
  }

  private static List<String> ids(List<QueryRequest> entries) {
    List<String> ids = new ArrayList<>();
    for (QueryRequest entry : entries) {
      String id = entry.optional("Id").orElse("");
      if (!id.matches("[A-Za-z0-9_-]{1,80}")) {
        throw new SnsException(
            400,
            "InvalidBatchEntryId",
            "The Id of a batch entry in a batch request doesn't abide by the specification.");
      }
      if (ids.contains(id)) {
        throw new SnsException(
            400,
            "BatchEntryIdsNotDistinct",
            "Two or more batch entries in the request have the same Id.");
      }
      ids.add(id);
    }
    return ids;
  }
}
