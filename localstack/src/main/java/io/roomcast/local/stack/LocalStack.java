package io.roomcast.local.stack;

import io.roomcast.local.Refused;
import io.roomcast.local.lambda.LocalFunction;
import io.roomcast.local.mapping.EventSourceMapping;
import io.roomcast.local.template.Part;
import io.roomcast.local.template.Parts;
import io.roomcast.local.tokens.TokenIssuer;
import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The stack of a template, running on this machine. Several can run in one JVM. Starting throws
 * {@link Refused}, with one sentence, for what is wrong with the template, the options or the
 * machine.
 */
public final class LocalStack implements AutoCloseable {

  private final Opened opened;
  private final Parts parts;
  private final Clients clients;
  private final Map<String, String> queueUrls;
  private final Map<String, LocalFunction> functions;
  private final Map<String, EventSourceMapping> mappings;
  private final TokenIssuer issuer;
  private final URI webSocketUrl;

  /** What runs, by the logical ids of functions. */
  LocalStack(
      Opened opened,
      Parts parts,
      Clients clients,
      Map<String, String> queueUrls,
      Map<String, LocalFunction> functions,
      Map<String, EventSourceMapping> mappings,
      TokenIssuer issuer,
      URI webSocketUrl) {
    this.opened = opened;
    this.parts = parts;
    this.clients = clients;
    this.queueUrls = queueUrls;
    this.functions = functions;
    this.mappings = mappings;
    this.issuer = issuer;
    this.webSocketUrl = webSocketUrl;
  }

  /** How a run is to be; {@link Options#start} brings it up. */
  public static Options options() {
    return new Options();
  }

  static LocalStack start(Options options) {
    Opened opened = new Opened();
    try {
      return new Start(options, opened).run();
    } catch (RuntimeException | Error refused) {
      opened.close();
      throw refused;
    }
  }

  /** Where clients connect: {@code ws://127.0.0.1:PORT/STAGE}. */
  public URI webSocketUrl() {
    return webSocketUrl;
  }

  /** A token for a name, good for an hour; the same name is the same user. */
  public String token(String name) {
    return issuer.token(name, TokenIssuer.LIFE);
  }

  /** What signs tokens: for those that are unlike the usual ones. */
  public TokenIssuer issuer() {
    return issuer;
  }

  /** DynamoDB, for the run itself: no function's grants hold for it. */
  public DynamoDbClient dynamoDb() {
    return clients.dynamoDb();
  }

  /** SQS, likewise. */
  public SqsClient sqs() {
    return clients.sqs();
  }

  /** SNS, likewise. */
  public SnsClient sns() {
    return clients.sns();
  }

  /** The name of the table. */
  public String tableName() {
    return parts.one(Part.Table.class).name();
  }

  /** The ARN of the topic. */
  public String topicArn() {
    return parts.one(Part.Topic.class).arn();
  }

  /** The URL of the queue that feeds a function, by the function's logical id. */
  public String queueUrl(String function) {
    return url(queue(function));
  }

  /** The version of a function that its alias has, by the function's logical id. */
  public LocalFunction function(String id) {
    return find(functions, id);
  }

  /** What feeds a function from its queue, by the function's logical id. */
  public EventSourceMapping mapping(String function) {
    return find(mappings, function);
  }

  private Part.Queue queue(String function) {
    String name =
        parts
            .all(Part.Function.class)
            .filter(each -> each.id().equals(function))
            .map(Part.Function::arn)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no function " + function));
    return parts
        .all(Part.EventSourceMapping.class)
        .filter(
            mapping ->
                parts.function(mapping.functionName()).map(Part.Function::arn).stream()
                    .anyMatch(name::equals))
        .map(mapping -> parts.queue(mapping.queueArn()).orElseThrow())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no queue feeds " + function));
  }

  private String url(Part.Queue queue) {
    return find(queueUrls, queue.name());
  }

  private static <V> V find(Map<String, V> map, String key) {
    V value = map.get(key);
    if (value == null) throw new IllegalArgumentException(key + " is not one of " + map.keySet());
    return value;
  }

  /** Ends it within a second or so: clients are told 1001, data in a folder stay. */
  @Override
  public void close() {
    opened.close();
  }
}
