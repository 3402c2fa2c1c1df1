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
 *
 * @param isCut whether the scan ended there, so that there may be rooms that it did not see
 */
record RoomSample(List<String> rooms, boolean isCut) {

  private static final int SEGMENTS = 16;
  static final int PAGES = 64;
  private static final String ROOM = "ROOM#";

  /** At most so many rooms that have a head or a log; none for 0. */
  static RoomSample of(Table table, int most) {
    if (most == 0) return new RoomSample(List.of(), false);
    List<Integer> segments = new ArrayList<>(IntStream.range(0, SEGMENTS).boxed().toList());
    Collections.shuffle(segments, new SecureRandom());
    Set<String> rooms = new LinkedHashSet<>();
    int pages = 0;
    for (int segment : segments) {
      for (var page : scan(table, segment)) {
        for (Map<String, AttributeValue> item : page.items()) {
          rooms.add(Objects.requireNonNull(text(item, Key.PK)).substring(ROOM.length()));
          if (rooms.size() == most) return new RoomSample(List.copyOf(rooms), false);
        }
        boolean isLast = !page.hasLastEvaluatedKey() && segment == segments.getLast();
        if (++pages == PAGES && !isLast) return new RoomSample(List.copyOf(rooms), true);
      }
    }
    return new RoomSample(List.copyOf(rooms), false);
  }

  private static ScanIterable scan(Table table, int segment) {
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
