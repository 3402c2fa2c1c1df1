package io.roomcast.rooms;

import io.roomcast.events.Access;
import io.roomcast.events.Posting;
import io.roomcast.events.User;
import io.roomcast.table.Room;
import java.util.List;
import java.util.stream.Stream;

/** What a direct conversation is as a room. */
final class Conversation {

  /** Both names and what is between them are a room's name: 80 characters. */
  private static final int MOST_OF_NAME = 39;

  private Conversation() {}

  /** For nobody else, under both names, in an order that does not say who opened it. */
  static Room settings(User one, User other) {
    boolean first = one.id().compareTo(other.id()) < 0;
    String name = cut((first ? one : other).name()) + ", " + cut((first ? other : one).name());
    return new Room(name, "", Access.INVITE, Posting.ALL, 0, 1);
  }

  /** The ids of those who have blocked the other. */
  static List<String> blocking(Between between) {
    return Stream.of(
            between.blocks() ? between.me().id() : "",
            between.isBlocked() ? between.other().id() : "")
        .filter(id -> !id.isEmpty())
        .toList();
  }

  private static String cut(String name) {
    return name.codePointCount(0, name.length()) <= MOST_OF_NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, MOST_OF_NAME));
  }
}
