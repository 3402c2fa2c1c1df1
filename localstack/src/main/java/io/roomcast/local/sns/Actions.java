package io.roomcast.local.sns;

import io.roomcast.local.sns.Topic.Published;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The actions of the API that are known here; another one is refused by its name.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Operations.html">Amazon SNS
 *     actions</a>
 */
final class Actions {

  private final String region;
  private final String account;
  private final Grants grants;
  private final Function<TopicDefinition, Topic> newTopic;
  private final Function<Subscription, Lane> newLane;
  private final Map<String, Topic> topics = new ConcurrentHashMap<>();

  /** What a topic is made from. */
  record TopicDefinition(String arn, TopicAttributes attributes) {}

  Actions(
      String region,
      String account,
      Grants grants,
      Function<TopicDefinition, Topic> newTopic,
      Function<Subscription, Lane> newLane) {
    this.region = region;
    this.account = account;
    this.grants = grants;
    this.newTopic = newTopic;
    this.newLane = newLane;
  }

  /** The content of the action's result; a refusal is an {@link SnsException}. */
  List<Element> run(String action, QueryRequest request, String accessKeyId) {
    Caller caller = new Caller(grants, account, accessKeyId, action);
    return switch (action) {
      case "CreateTopic" -> createTopic(request, caller);
      case "GetTopicAttributes" -> entries(caller.on(topic(request)).shown(account));
      case "Subscribe" -> subscribe(request, caller.on(topic(request)));
      case "GetSubscriptionAttributes" -> subscriptionAttributes(request, caller);
      case "ListSubscriptionsByTopic" -> subscriptions(caller.on(topic(request)));
      case "Publish" -> publish(request, caller.on(topic(request)));
      case "PublishBatch" -> publishBatch(request, caller.as("Publish").on(topic(request)));
      default ->
          throw new SnsException(
              400, "InvalidAction", "This local SNS endpoint does not have the action " + action);
    };
  }

  void close() {
    topics.values().forEach(Topic::close);
  }

  private Topic topic(QueryRequest request) {
    String arn = request.optional("TopicArn").or(() -> request.optional("TargetArn")).orElse("");
    int elements = arn.split(":", -1).length;
    if (elements < 6) {
      throw SnsException.invalid(
          "TopicArn Reason: An ARN must have at least 6 elements, not " + elements);
    }
    Topic topic = topics.get(arn);
    if (topic == null) throw SnsException.notFound("Topic");
    return topic;
  }

  private List<Element> createTopic(QueryRequest request, Caller caller) {
    String name = request.required("Name");
    var attributes = new TopicAttributes(request.attributes());
    if (attributes.fifo() && !name.matches("[A-Za-z0-9_-]{1,251}\\.fifo")) {
      throw SnsException.invalid(
          "Fifo Topic names must end with .fifo and must be made up of only uppercase and lowercase"
              + " ASCII letters, numbers, underscores, and hyphens, and must be between 1 and 256"
              + " characters long.");
    }
    if (!attributes.fifo() && !name.matches("[A-Za-z0-9_-]{1,256}")) {
      throw SnsException.invalid("Topic Name");
    }
    String arn = "arn:aws:sns:%s:%s:%s".formatted(region, account, name);
    caller.check(arn);
    Topic topic =
        topics.computeIfAbsent(
            arn, missing -> newTopic.apply(new TopicDefinition(arn, attributes)));
    if (!topic.attributes().given().entrySet().containsAll(attributes.given().entrySet())) {
      throw SnsException.invalid(
          "Attributes Reason: Topic already exists with different attributes");
    }
    return List.of(Element.of("TopicArn", arn));
  }

  private List<Element> subscribe(QueryRequest request, Topic topic) {
    String protocol = request.required("Protocol");
    if (!protocol.equals("sqs")) {
      throw SnsException.invalid(
          "Protocol Reason: This local SNS endpoint delivers to SQS queues only, not to "
              + protocol);
    }
    String queue = request.optional("Endpoint").orElse("");
    if (!queue.matches("arn:aws:sqs:[^:]+:[^:]+:[^:]+")) {
      throw SnsException.invalid("SQS endpoint ARN");
    }
    if (queue.endsWith(".fifo") && !topic.attributes().fifo()) {
      throw SnsException.invalid(
          "Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS"
              + " topics");
    }
    Map<String, String> attributes = request.attributes();
    synchronized (topic) {
      for (Subscription existing : topic.subscriptions()) {
        if (existing.queueArn().equals(queue)) return existing(existing, attributes);
      }
      Subscription subscription =
          Subscription.of(subscriptionArn(topic, queue), topic.arn(), queue, attributes);
      topic.subscribe(newLane.apply(subscription));
      return List.of(Element.of("SubscriptionArn", subscription.arn()));
    }
  }

  /** The same at each start: what was delivered before names it. */
  private static String subscriptionArn(Topic topic, String queueArn) {
    byte[] name = (topic.arn() + " " + queueArn).getBytes(StandardCharsets.UTF_8);
    return topic.arn() + ":" + UUID.nameUUIDFromBytes(name);
  }

  private static List<Element> existing(Subscription existing, Map<String, String> attributes) {
    if (!existing.attributes().entrySet().containsAll(attributes.entrySet())) {
      throw SnsException.invalid(
          "Attributes Reason: Subscription already exists with different attributes");
    }
    return List.of(Element.of("SubscriptionArn", existing.arn()));
  }

  private List<Element> subscriptionAttributes(QueryRequest request, Caller caller) {
    String arn = request.required("SubscriptionArn");
    caller.check(arn);
    return topics.values().stream()
        .flatMap(topic -> topic.subscriptions().stream())
        .filter(subscription -> subscription.arn().equals(arn))
        .findFirst()
        .map(subscription -> entries(subscription.shown(account)))
        .orElseThrow(() -> SnsException.notFound("Subscription"));
  }

  private List<Element> subscriptions(Topic topic) {
    List<Element> members = new ArrayList<>();
    for (Subscription subscription : topic.subscriptions()) {
      members.add(
          Element.of(
              "member",
              Element.of("TopicArn", topic.arn()),
              Element.of("Protocol", "sqs"),
              Element.of("SubscriptionArn", subscription.arn()),
              Element.of("Owner", account),
              Element.of("Endpoint", subscription.queueArn())));
    }
    return List.of(Element.of("Subscriptions", members));
  }

  private static List<Element> publish(QueryRequest request, Topic topic) {
    var publish = PublishRequest.of(request, topic.attributes());
    return result(topic.publish(List.of(publish)).getFirst());
  }

  private static List<Element> publishBatch(QueryRequest request, Topic topic) {
    PublishBatch batch = PublishBatch.of(request, topic.attributes());
    List<Published> published = topic.publish(batch.publishes());
    List<Element> members = new ArrayList<>();
    for (int i = 0; i < published.size(); i++) {
      List<Element> member = new ArrayList<>(result(published.get(i)));
      member.addFirst(Element.of("Id", batch.ids().get(i)));
      members.add(Element.of("member", member));
    }
    return List.of(Element.of("Successful", members), Element.of("Failed"));
  }

  private static List<Element> result(Published published) {
    List<Element> result = new ArrayList<>();
    result.add(Element.of("MessageId", published.messageId()));
    if (!published.sequence().isEmpty()) {
      result.add(Element.of("SequenceNumber", published.sequence()));
    }
    return result;
  }

  private static List<Element> entries(Map<String, String> attributes) {
    List<Element> entries = new ArrayList<>();
    attributes.forEach(
        (key, value) ->
            entries.add(Element.of("entry", Element.of("key", key), Element.of("value", value))));
    return List.of(Element.of("Attributes", entries));
  }
}
