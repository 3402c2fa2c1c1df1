package io.roomcast.local.sns;

import java.net.URI;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Queues of an SQS endpoint. */
final class SqsQueues implements Queues, AutoCloseable {

  private final SqsClient sqs;
  private final Map<String, String> urls = new ConcurrentHashMap<>();

  SqsQueues(URI endpoint, String region) {
    sqs =
        SqsClient.builder()
            .endpointOverride(endpoint)
            .region(Region.of(region))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("sns", "sns")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  @Override
  public Set<Integer> send(String queueArn, List<Outgoing> messages) {
    try {
      return sendAll(queueArn, messages);
    } catch (SqsException refused) {
      urls.remove(queueArn);
      if (refused.statusCode() >= 500) throw new UnavailableException(refused);
      return messages.size() == 1 ? Set.of(0) : sendEach(queueArn, messages);
    } catch (SdkException notAnswered) {
      throw new UnavailableException(notAnswered);
    }
  }

  @Override
  public void close() {
    sqs.close();
  }

  private Set<Integer> sendAll(String queueArn, List<Outgoing> messages) {
    String name = queueArn.substring(queueArn.lastIndexOf(':') + 1);
    String url =
        urls.computeIfAbsent(
            queueArn, arn -> sqs.getQueueUrl(request -> request.queueName(name)).queueUrl());
    List<SendMessageBatchRequestEntry> entries =
        IntStream.range(0, messages.size())
            .mapToObj(place -> entry(place, messages.get(place)))
            .toList();
    List<BatchResultErrorEntry> failed =
        sqs.sendMessageBatch(request -> request.queueUrl(url).entries(entries)).failed();
    if (failed.stream().anyMatch(entry -> !entry.senderFault())) {
      // All are sent again; the queue knows those that it has by their deduplication ids.
      throw new UnavailableException(new IllegalStateException(failed.getFirst().code()));
    }
    return failed.stream()
        .map(BatchResultErrorEntry::id)
        .map(Integer::valueOf)
        .collect(Collectors.toSet());
  }

  /** One that is refused must not take the others with it. */
  private Set<Integer> sendEach(String queueArn, List<Outgoing> messages) {
    Set<Integer> refused = new HashSet<>();
    for (int place = 0; place < messages.size(); place++) {
      if (!send(queueArn, List.of(messages.get(place))).isEmpty()) refused.add(place);
    }
    return refused;
  }

  private static SendMessageBatchRequestEntry entry(int place, Outgoing message) {
    return SendMessageBatchRequestEntry.builder()
        .id(Integer.toString(place))
        .messageBody(message.body())
        .messageGroupId(orNull(message.group()))
        .messageDeduplicationId(orNull(message.deduplicationId()))
        .messageAttributes(
            message.attributes().stream()
                .collect(Collectors.toMap(Attribute::name, SqsQueues::value)))
        .build();
  }

  private static MessageAttributeValue value(Attribute attribute) {
    MessageAttributeValue.Builder value =
        MessageAttributeValue.builder().dataType(attribute.type());
    return attribute.type().startsWith("Binary")
        ? value
            .binaryValue(SdkBytes.fromByteArray(Base64.getDecoder().decode(attribute.value())))
            .build()
        : value.stringValue(attribute.value()).build();
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
