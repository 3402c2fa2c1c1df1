package io.roomcast.operator;

import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.paginators.ScanIterable;

/**
 * Some of a stack's rooms. There is no list of all rooms, and the functions never scan; this scan
 * is for a person, begins somewhere else each time, and ends after {@link #PAGES} of at most 1 MB.
 */
record RoomSample(Table table) {

  private static final int SEGMENTS = 16;
  private static final int PAGES = 64;
  private static final String ROOM = "ROOM#";

  /** At most so many rooms that have a head or a log; none for 0. */
  List<String> rooms(int most) {
    if (most == 0) return List.of();
    List<Integer> segments = new ArrayList<>(IntStream.range(0, SEGMENTS).boxed().toList());
    Collections.shuffle(segments, new SecureRandom());
    Set<String> rooms = new LinkedHashSet<>();
    int pages = 0;
    for (int segment : segments) {
      for (var page : scan(segment)) {
        for (Map<String, AttributeValue> item : page.items()) {
          rooms.add(Objects.requireNonNull(text(item, Key.PK)).substring(ROOM.length()));
          if (rooms.size() == most) return List.copyOf(rooms);
        }
        if (++pages == PAGES) return List.copyOf(rooms);
      }
    }
    return List.copyOf(rooms);
  }

  private ScanIterable scan(int segment) {
    return table
        .client()
        .scanPaginator(
            request ->
                request
                    .tableName(table.name())
                    .segment(segment)
                    .totalSegments(SEGMENTS)
                    .projectionExpression(Key.PK)
                    .filterExpression("sk IN (:head, :log) AND begins_with(pk, :room)")
                    .expressionAttributeValues(
                        Map.of(":head", text("HEAD"), ":log", text("LOG"), ":room", text(ROOM))));
  }
}
