package io.roomcast.cdk;

import static io.roomcast.cdk.Delivery.DURABLE;
import static io.roomcast.cdk.Delivery.EPHEMERAL;
import static io.roomcast.cdk.HandlerFunction.SOCKET_TIMEOUT;
import static io.roomcast.cdk.Setting.HOT_CONNECTIONS;
import static io.roomcast.cdk.Setting.MEMBER_BURST;
import static io.roomcast.cdk.Setting.MEMBER_RATE;
import static io.roomcast.cdk.Setting.OWNED_ROOMS;
import static io.roomcast.cdk.Setting.PACE_MILLIS;
import static io.roomcast.cdk.Setting.PUBLIC_ROOMS;
import static io.roomcast.cdk.Setting.RETENTION_DAYS;
import static io.roomcast.cdk.Setting.ROOM_CONNECTIONS;
import static io.roomcast.cdk.Setting.ROOM_MEMBERS;
import static io.roomcast.cdk.Setting.ROOM_RATE;
import static io.roomcast.cdk.Setting.USER_ROOMS;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.Construct;

/**
 * Roomcast: a table, a topic, the socket edge that publishes, three consumers, and one that removes
 * deleted rooms.
 */
public final class RoomcastStack extends Stack {

  private final Settings settings;
  private final Code code;
  private final Optional<CustomerKey> key;
  private final Alarms alarms;
  private final KeepActive keepActive;
  private final ChatTable table;
  private final EventTopic topic;

  /**
   * Makes the stack of these settings.
   *
   * @param handlers the folder that becomes every function's code: {@code lib} with the jars
   */
  public RoomcastStack(Construct scope, String id, Settings settings, Path handlers) {
    super(scope, id, props());
    this.settings = settings;
    code = Code.fromAsset(handlers.toString());
    key = CustomerKey.of(this, settings);
    alarms = new Alarms(this, settings);
    keepActive = new KeepActive(this, "KeepActive");
    table = new ChatTable(this, "Table");
    topic = new EventTopic(this, "Topic");

    Identity identity = Identity.of(this, settings);
    SocketEdge edge = new SocketEdge(this, "Socket", authorizer(identity));
    edge.route(connections(), "$connect", "$disconnect");
    HandlerFunction ingest = ingest(edge);
    HandlerFunction timeline = timeline(edge);
    HandlerFunction rooms = rooms(edge);
    HandlerFunction reports = reports(edge);
    edge.route(ingest, "$default", "send", "edit", "delete", "react", "pin", "typing");
    edge.route(
        timeline,
        "join",
        "resume",
        "leave",
        "history",
        "ping",
        "read",
        "rooms",
        "members",
        "thread",
        "pins",
        "directory");
    edge.route(
        rooms,
        "createRoom",
        "updateRoom",
        "deleteRoom",
        "quitRoom",
        "kick",
        "ban",
        "unban",
        "invite",
        "setRole",
        "mute",
        "requestJoin",
        "answerJoin",
        "openDirect",
        "block",
        "unblock",
        "setProfile",
        "addContact",
        "removeContact",
        "contacts");
    edge.route(reports, "report", "reports", "closeReport");

    Consumer broadcast =
        new Consumer(this, "Broadcast", DURABLE, EPHEMERAL)
            .takes(HOT_CONNECTIONS, PACE_MILLIS)
            .mayCall(table, "GetItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "Query")
            .mayReach(edge, "POST")
            .alarmsOnPostsGivenUp();
    Consumer history =
        new Consumer(this, "History", DURABLE)
            .takes(RETENTION_DAYS)
            .mayCall(
                table, "GetItem", "BatchGetItem", "PutItem", "UpdateItem", "DeleteItem", "Query")
            .putsAside();
    Consumer counters = new Consumer(this, "Counters", DURABLE).mayCall(table, "UpdateItem");
    Consumer removal =
        Consumer.ofDeletedRooms(this, "Removal")
            .mayCall(table, "GetItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "Query")
            .mayReach(edge, "POST")
            .goesOn();
    for (HandlerFunction publishing : List.of(ingest, rooms, reports)) {
      publishing.updatesAfter(
          timeline,
          broadcast.function(),
          history.function(),
          counters.function(),
          removal.function());
    }

    Aspects.of(this).add(new PlainNames());
    describe();
    output("WebSocketUrl", "Where clients connect", edge.url());
    output("Issuer", "Who gives out the tokens", identity.issuer());
    output("ClientId", "The audience of a token", identity.audience());
  }

  private HandlerFunction authorizer(Identity identity) {
    return new HandlerFunction(this, this, "Authorizer", "Authorizer", Duration.seconds(10))
        .sets("ISSUER", identity.issuer())
        .sets("AUDIENCE", identity.audience())
        .sets("TOKEN_USE", identity.tokenUse());
  }

  private HandlerFunction connections() {
    return onSocket("Connections")
        .mayCall(table, "PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem");
  }

  private HandlerFunction ingest(SocketEdge edge) {
    return onSocket("Ingest")
        .takes(PUBLIC_ROOMS, MEMBER_RATE, MEMBER_BURST, ROOM_RATE)
        .mayCall(table, "GetItem", "BatchGetItem", "UpdateItem")
        .mayPublish(topic)
        .mayReach(edge, "POST", "DELETE");
  }

  private HandlerFunction timeline(SocketEdge edge) {
    return onSocket("Timeline")
        .takes(PUBLIC_ROOMS, ROOM_CONNECTIONS, ROOM_MEMBERS, USER_ROOMS)
        .mayCall(table, "GetItem", "BatchGetItem", "PutItem", "UpdateItem", "DeleteItem", "Query")
        .mayReach(edge, "POST", "DELETE");
  }

  private HandlerFunction rooms(SocketEdge edge) {
    return onSocket("Rooms")
        .takes(PUBLIC_ROOMS, ROOM_MEMBERS, USER_ROOMS, OWNED_ROOMS)
        .mayCall(table, "BatchGetItem", "UpdateItem", "DeleteItem", "ConditionCheckItem", "Query")
        .mayPublish(topic)
        .mayReach(edge, "POST", "DELETE");
  }

  private HandlerFunction reports(SocketEdge edge) {
    return onSocket("Reports")
        .takes(PUBLIC_ROOMS)
        .mayCall(table, "BatchGetItem", "PutItem", "UpdateItem", "ConditionCheckItem", "Query")
        .mayPublish(topic)
        .mayReach(edge, "POST", "DELETE");
  }

  private HandlerFunction onSocket(String stage) {
    return new HandlerFunction(this, this, stage, stage, SOCKET_TIMEOUT);
  }

  /** The settings, for those who read the template: the local stack, and the documentation. */
  private void describe() {
    List<Map<String, Object>> list =
        Arrays.stream(Setting.values()).map(Setting::metadata).toList();
    getTemplateOptions().setMetadata(Map.of("Roomcast", Map.of("Settings", list)));
  }

  private void output(String id, String description, String value) {
    CfnOutput.Builder.create(this, id).description(description).value(value).build();
  }

  Settings settings() {
    return settings;
  }

  Code code() {
    return code;
  }

  Optional<CustomerKey> key() {
    return key;
  }

  Alarms alarms() {
    return alarms;
  }

  KeepActive keepActive() {
    return keepActive;
  }

  ChatTable table() {
    return table;
  }

  EventTopic topic() {
    return topic;
  }

  /**
   * Any account and Region, so that the template names none, and no check of the bootstrap stack.
   */
  private static StackProps props() {
    return StackProps.builder()
        .description("Roomcast: chat on serverless AWS")
        .analyticsReporting(false)
        .synthesizer(
            DefaultStackSynthesizer.Builder.create().generateBootstrapVersionRule(false).build())
        .build();
  }
}
