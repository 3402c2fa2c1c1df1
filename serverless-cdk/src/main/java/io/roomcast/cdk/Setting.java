package io.roomcast.cdk;

import io.roomcast.cdk.Form.Choice;
import io.roomcast.cdk.Form.Text;
import io.roomcast.cdk.Form.Whole;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a deployment may set, here and nowhere else. Read from the CDK context, {@code
 * cdk deploy -c memberRate=10}, and no CloudFormation parameters: a changed parameter would not
 * publish a new version of a function, so SnapStart would go on with the old value.
 */
public enum Setting {
  PUBLIC_ROOMS(
      "publicRooms",
      "general",
      // At most 100, because a pong names so many; 3,000, because a function's variables have 4 KB.
      new Text(
          "(?=.{1,3000}$)(?!(.*,)?([^,]+),(.*,)?\\2(,|$))"
              + "[A-Za-z0-9][A-Za-z0-9_-]{0,63}(,[A-Za-z0-9][A-Za-z0-9_-]{0,63}){0,99}",
          "up to 100 different room names, in 3,000 characters at most, with commas between them,"
              + " without spaces"),
      "PUBLIC_ROOMS",
      "Open rooms that exist from the first join on; names with commas between them."),
  MEMBER_RATE(
      "memberRate",
      "5",
      new Whole(1, 1000),
      "MEMBER_RATE",
      "Messages a second that one member of a room may send in the long run."),
  MEMBER_BURST(
      "memberBurst",
      "20",
      new Whole(1, 10000),
      "MEMBER_BURST",
      "Messages that one member of a room may send at once."),
  ROOM_RATE(
      "roomRate",
      "100",
      new Whole(1, 300),
      "ROOM_RATE",
      "Messages a second that a room takes; SNS takes about 300 for one message group."),
  ROOM_CONNECTIONS(
      "roomConnections",
      "5000",
      new Whole(1, 100000),
      "ROOM_CONNECTIONS",
      "Connections that may be in one room at the same time."),
  ROOM_MEMBERS(
      "roomMembers",
      "10000",
      new Whole(1, 1000000),
      "ROOM_MEMBERS",
      "Members that a room may have which a user made."),
  USER_ROOMS(
      "userRooms",
      "1000",
      new Whole(1, 100000),
      "USER_ROOMS",
      "Rooms that one may be a member of, those of the stack too."),
  OWNED_ROOMS("ownedRooms", "100", new Whole(1, 100000), "OWNED_ROOMS", "Rooms that one may own."),
  HOT_CONNECTIONS(
      "hotConnections",
      "20",
      new Whole(1, 100000),
      "HOT_CONNECTIONS",
      "Connections from which on a busy room's frames are gathered."),
  PACE_MILLIS(
      "paceMillis",
      "200",
      new Whole(0, 1000),
      "PACE_MILLIS",
      "Milliseconds for which a busy room's frames are gathered; 0 turns it off."),
  RETENTION_DAYS(
      "retentionDays",
      "0",
      new Whole(0, 3650),
      "RETENTION_DAYS",
      "Days for which a room's log is kept; 0 is for ever. Counts for what is logged from then on,"
          + " and no event goes before an earlier one of its room: after a lower value, a room's"
          + " new events are kept as long as its last one was to be."),
  EPOCH(
      "epoch",
      "10",
      new Whole(10, 99),
      "EPOCH",
      "First two digits of every sequence; raise it whenever the topic is a new one and the table"
          + " is not."),
  ISSUER(
      "issuer",
      "",
      new Text("|https://[^\\s?#]+", "empty, or the https URL of an OpenID Connect issuer"),
      null,
      "OpenID Connect issuer of the users' tokens; empty: the stack makes a Cognito user pool."),
  AUDIENCE(
      "audience",
      "",
      new Text("|\\S+", "empty, or an audience without spaces"),
      null,
      "Audience that a token of the issuer must have; goes with issuer, both or neither."),
  CUSTOMER_KEY(
      "customerKey",
      "none",
      new Text(
          "none|create|arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+",
          "none, create, or the ARN of a KMS key"),
      null,
      "KMS key of table, topic and queues, but those of what SNS could not hand over: none (keys of"
          + " AWS), create (the stack makes one), or the ARN of one whose policy lets"
          + " sns.amazonaws.com decrypt and generate data keys."),
  FRAMES_PER_SECOND(
      "framesPerSecond",
      "2000",
      new Whole(1, 100000),
      null,
      "Frames a second that the API takes from all clients together, half as many at once; keep it"
          + " well below the account's quota for the Region (10,000, in some Regions 2,500), which"
          + " posts to connections share."),
  LOGS_ROLE(
      "logsRole",
      "create",
      new Choice(List.of("create", "existing")),
      null,
      "Role by which API Gateway writes access logs, one for the account and Region: create sets"
          + " it, existing leaves what is set."),
  LOG_RETENTION_DAYS(
      "logRetentionDays",
      "30",
      new Choice(List.of("1", "3", "7", "14", "30", "90", "180", "365")),
      null,
      "Days for which the log groups keep a line."),
  ALARM_TOPIC_ARN(
      "alarmTopicArn",
      "",
      new Text(
          "|arn:[a-z-]+:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]+",
          "empty, or the ARN of a standard SNS topic"),
      null,
      "SNS topic that is told when an alarm goes off; empty: alarms only show.");

  private final String key;
  private final String fallback;
  private final Form form;
  private final @Nullable String variable;
  private final String description;

  Setting(String key, String fallback, Form form, @Nullable String variable, String description) {
    this.key = key;
    this.fallback = fallback;
    this.form = form;
    this.variable = variable;
    this.description = description;
  }

  /** The name in the CDK context. */
  public String key() {
    return key;
  }

  /** The value when nothing is set. */
  public String fallback() {
    return fallback;
  }

  /** The values that it takes. */
  public Form form() {
    return form;
  }

  /** The environment variable that it becomes in the functions that take it, if it becomes one. */
  public Optional<String> variable() {
    return Optional.ofNullable(variable);
  }

  /** One sentence for the reader of the documentation. */
  public String description() {
    return description;
  }

  /** This setting as an entry of the template's {@code Metadata.Roomcast.Settings}. */
  Map<String, Object> metadata() {
    Map<String, Object> entry = new TreeMap<>(form.metadata());
    entry.put("name", key);
    entry.put("default", fallback);
    entry.put("description", description);
    variable().ifPresent(name -> entry.put("variable", name));
    return entry;
  }
}
