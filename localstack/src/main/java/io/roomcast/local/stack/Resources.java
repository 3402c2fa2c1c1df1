package io.roomcast.local.stack;

import io.roomcast.local.template.Part;
import io.roomcast.local.template.Parts;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;

/**
 * Makes the table, the queues, the topic and the subscriptions of a template at an endpoint; what
 * an earlier run left there is taken over.
 */
record Resources(Clients clients) {

  /** Makes the tables; returns when they can be used. */
  void tables(Parts parts) {
    parts.all(Part.Table.class).forEach(this::table);
  }

  /** Makes the queues, dead-letter queues first, and returns their URLs by name. */
  Map<String, String> queues(Parts parts) {
    Map<String, String> urls = new HashMap<>();
    Stream.concat(
            parts.all(Part.Queue.class).filter(queue -> queue.deadLetterArn().isEmpty()),
            parts.all(Part.Queue.class).filter(queue -> queue.deadLetterArn().isPresent()))
        .forEach(queue -> urls.put(queue.name(), queue(queue)));
    return urls;
  }

  /** Makes the topics and their subscriptions. */
  void topics(Parts parts) {
    parts
        .all(Part.Topic.class)
        .forEach(
            topic ->
                clients
                    .sns()
                    .createTopic(
                        request -> request.name(topic.name()).attributes(topic.attributes())));
    parts.all(Part.Subscription.class).forEach(this::subscription);
  }

  private void table(Part.Table table) {
    List<String> keys = List.copyOf(table.keys().keySet());
    try {
      clients
          .dynamoDb()
          .createTable(
              request ->
                  request
                      .tableName(table.name())
                      .billingMode(BillingMode.PAY_PER_REQUEST)
                      .attributeDefinitions(
                          keys.stream()
                              .map(
                                  key ->
                                      AttributeDefinition.builder()
                                          .attributeName(key)
                                          .attributeType(table.keys().get(key))
                                          .build())
                              .toList())
                      .keySchema(
                          keys.stream()
                              .map(
                                  key ->
                                      KeySchemaElement.builder()
                                          .attributeName(key)
                                          .keyType(
                                              key.equals(keys.getFirst())
                                                  ? KeyType.HASH
                                                  : KeyType.RANGE)
                                          .build())
                              .toList()));
    } catch (ResourceInUseException fromAnEarlierRun) {
      // It is the table of this template, with its data.
    }
    clients.dynamoDb().waiter().waitUntilTableExists(request -> request.tableName(table.name()));
    table.ttlAttribute().ifPresent(attribute -> expire(table, attribute));
  }

  private void expire(Part.Table table, String attribute) {
    TimeToLiveStatus status =
        clients
            .dynamoDb()
            .describeTimeToLive(request -> request.tableName(table.name()))
            .timeToLiveDescription()
            .timeToLiveStatus();
    if (status == TimeToLiveStatus.ENABLED || status == TimeToLiveStatus.ENABLING) return;
    clients
        .dynamoDb()
        .updateTimeToLive(
            request ->
                request
                    .tableName(table.name())
                    .timeToLiveSpecification(ttl -> ttl.attributeName(attribute).enabled(true)));
  }

  private String queue(Part.Queue queue) {
    Map<QueueAttributeName, String> attributes = new LinkedHashMap<>();
    queue.attributes().forEach((k, v) -> attributes.put(QueueAttributeName.fromValue(k), v));
    try {
      return clients
          .sqs()
          .createQueue(request -> request.queueName(queue.name()).attributes(attributes))
          .queueUrl();
    } catch (QueueNameExistsException fromAnEarlierTemplate) {
      String url = clients.sqs().getQueueUrl(request -> request.queueName(queue.name())).queueUrl();
      attributes.remove(QueueAttributeName.FIFO_QUEUE);
      clients.sqs().setQueueAttributes(request -> request.queueUrl(url).attributes(attributes));
      return url;
    }
  }

  private void subscription(Part.Subscription subscription) {
    try {
      clients
          .sns()
          .subscribe(
              request ->
                  request
                      .topicArn(subscription.topicArn())
                      .protocol("sqs")
                      .endpoint(subscription.queueArn())
                      .attributes(subscription.attributes()));
    } catch (InvalidParameterException fromAnEarlierTemplate) {
      String arn = existing(subscription, fromAnEarlierTemplate);
      subscription
          .attributes()
          .forEach(
              (name, value) ->
                  clients
                      .sns()
                      .setSubscriptionAttributes(
                          request ->
                              request
                                  .subscriptionArn(arn)
                                  .attributeName(name)
                                  .attributeValue(value)));
    }
  }

  private String existing(Part.Subscription subscription, InvalidParameterException otherwise) {
    return clients
        .sns()
        .listSubscriptionsByTopicPaginator(request -> request.topicArn(subscription.topicArn()))
        .subscriptions()
        .stream()
        .filter(each -> each.endpoint().equals(subscription.queueArn()))
        .map(Subscription::subscriptionArn)
        .findFirst()
        .orElseThrow(() -> otherwise);
  }
}
