package io.roomcast.local.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roomcast.local.embedded.EmbeddedDynamoDb;
import io.roomcast.local.embedded.EmbeddedSqs;
import io.roomcast.local.grants.Callers;
import io.roomcast.local.grants.Grants;
import io.roomcast.local.sns.FileJournal;
import io.roomcast.local.sns.Journal;
import io.roomcast.local.sns.SnsEndpoint;
import io.roomcast.local.template.Account;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;

/** DynamoDB Local, ElasticMQ and SNS in this process. */
final class InProcessCloud implements Cloud {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final EmbeddedDynamoDb dynamoDb;
  private final EmbeddedSqs sqs;
  private final SnsEndpoint sns;

  private InProcessCloud(EmbeddedDynamoDb dynamoDb, EmbeddedSqs sqs, SnsEndpoint sns) {
    this.dynamoDb = dynamoDb;
    this.sqs = sqs;
    this.sns = sns;
  }

  /** Starts the two that take their time side by side; what was started is added to the opened. */
  static Cloud start(Optional<DataFolder> data, Grants grants, InstantSource clock, Opened opened) {
    AtomicReference<@Nullable EmbeddedDynamoDb> dynamoDb = new AtomicReference<>();
    AtomicReference<@Nullable EmbeddedSqs> sqs = new AtomicReference<>();
    Parallel.run(
        List.of(
            () ->
                dynamoDb.set(
                    opened.add(
                        data.map(folder -> EmbeddedDynamoDb.inFolder(0, folder.table()))
                            .orElseGet(() -> EmbeddedDynamoDb.inMemory(0)))),
            () -> sqs.set(opened.add(EmbeddedSqs.start(0, Account.REGION, Account.ID)))));
    EmbeddedSqs queues = Objects.requireNonNull(sqs.get());
    Journal journal =
        data.<Journal>map(folder -> FileJournal.open(folder.topics())).orElse(Journal.NONE);
    SnsEndpoint sns =
        opened.add(
            SnsEndpoint.start(
                SnsEndpoint.Settings.of(queues.endpoint(), Account.REGION, Account.ID)
                    .withJournal(journal)
                    .withClock(clock)
                    .withGrants(held(grants))));
    return new InProcessCloud(Objects.requireNonNull(dynamoDb.get()), queues, sns);
  }

  /** The template's policies, as SNS asks about them. */
  private static io.roomcast.local.sns.Grants held(Grants grants) {
    return new io.roomcast.local.sns.Grants() {
      @Override
      public boolean allows(String accessKeyId, String action, String resource) {
        return Callers.allows(accessKeyId, action, resource);
      }

      @Override
      public boolean delivers(String topicArn, String queueArn) {
        return grants.topicMaySend(topicArn, queueArn);
      }
    };
  }

  @Override
  public URI dynamoDb() {
    return dynamoDb.endpoint();
  }

  @Override
  public URI sns() {
    return sns.endpoint();
  }

  @Override
  public URI sqs() {
    return sqs.endpoint();
  }

  /** The journal knows an event by the id that SNS gave it, which the envelope has. */
  @Override
  public void done(String queueArn, List<Message> messages) {
    for (Message message : messages) {
      try {
        String id = JSON.readTree(message.body()).path("MessageId").asText();
        if (!id.isEmpty()) sns.done(queueArn, id);
      } catch (JsonProcessingException notAnEnvelope) {
        // It did not come from the topic, so the journal does not wait for it.
      }
    }
  }
}
