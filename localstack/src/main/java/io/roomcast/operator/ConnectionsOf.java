package io.roomcast.operator;

import static io.roomcast.aws.Item.number;
import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import io.roomcast.table.Keys;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@code connections}: who gets a room's events. */
@Command(
    name = "connections",
    description =
        "Lists the connections in a room: their ids, their users, when each is forgotten at the latest.")
final class ConnectionsOf extends StackCommand {

  @ArgGroup(multiplicity = "1")
  RoomChoice choice = new RoomChoice();

  /** A connection in the room's list. */
  private record Line(String id, String userId, String expiresAt) {}

  @Override
  int run(Stack stack) {
    Instant now = Instant.now();
    String room = choice.id();
    List<Line> lines =
        items(stack.table(), room).stream()
            .filter(item -> number(item, Keys.EXPIRES_AT, 0) > now.getEpochSecond())
            .map(ConnectionsOf::line)
            .toList();
    if (lines.isEmpty()) new RoomReader(stack.table()).stateOfKnown(room);
    if (json) {
      print(lines);
      return Roomcast.HEALTHY;
    }
    lines.forEach(
        line -> out().printf("%-20s %s %s%n", line.id(), line.expiresAt(), line.userId()));
    out().println(Finding.counted(lines.size(), "connection") + ".");
    return Roomcast.HEALTHY;
  }

  private static List<Map<String, AttributeValue>> items(Table table, String room) {
    return table
        .client()
        .queryPaginator(
            request ->
                request
                    .tableName(table.name())
                    .consistentRead(true)
                    .keyConditionExpression("pk = :sockets")
                    .expressionAttributeValues(Map.of(":sockets", text(Keys.sockets(room)))))
        .items()
        .stream()
        .toList();
  }

  private static Line line(Map<String, AttributeValue> item) {
    return new Line(
        Objects.requireNonNullElse(text(item, Key.SK), ""),
        Objects.requireNonNullElse(text(item, "userId"), ""),
        Instant.ofEpochSecond(number(item, Keys.EXPIRES_AT, 0)).toString());
  }
}
