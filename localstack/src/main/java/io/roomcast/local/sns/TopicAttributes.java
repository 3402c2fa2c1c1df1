package io.roomcast.local.sns;

import java.util.Map;
import java.util.Set;

/**
 * The attributes that a topic was created with. {@code FifoThroughputScope} decides whether an id
 * deduplicates in the topic (the default) or in its group.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html">CreateTopic</a>
 */
record TopicAttributes(Map<String, String> given) {

  /** Those that change nothing here are kept and shown: names, keys, policies, tracing. */
  private static final Set<String> KNOWN =
      Set.of(
          "FifoTopic",
          "ContentBasedDeduplication",
          "FifoThroughputScope",
          "DisplayName",
          "KmsMasterKeyId",
          "Policy",
          "SignatureVersion",
          "TracingConfig");

  TopicAttributes {
    for (String name : given.keySet()) {
      if (!KNOWN.contains(name)) throw SnsException.invalid("Attributes Reason: Unknown: " + name);
    }
    String scope = given.getOrDefault("FifoThroughputScope", "Topic");
    if (!Set.of("Topic", "MessageGroup").contains(scope)) {
      throw SnsException.invalid("Attributes Reason: FifoThroughputScope: Invalid value: " + scope);
    }
  }

  boolean fifo() {
    return isTrue("FifoTopic");
  }

  boolean contentBasedDeduplication() {
    return isTrue("ContentBasedDeduplication");
  }

  boolean deduplicatesInGroup() {
    return "MessageGroup".equals(given.get("FifoThroughputScope"));
  }

  private boolean isTrue(String name) {
    return "true".equals(given.get(name));
  }
}
