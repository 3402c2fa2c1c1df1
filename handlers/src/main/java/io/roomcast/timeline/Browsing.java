package io.roomcast.timeline;

import static java.util.Objects.requireNonNullElse;

import io.roomcast.events.Access;
import io.roomcast.events.Action;
import io.roomcast.events.Codec;
import io.roomcast.events.DirectoryRoom;
import io.roomcast.events.Reply;
import io.roomcast.sockets.Fitting;
import io.roomcast.table.DirectoryPlace;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds rooms by name: those of the stack, and those of users that are not by invitation. */
final class Browsing {

  private static final int DEFAULT_LIMIT = 50;

  private final Set<String> openRooms;
  private final Directory directory;
  private final Fitting fitting;

  Browsing(Set<String> openRooms, Directory directory, Codec codec) {
    this.openRooms = openRooms;
    this.directory = directory;
    this.fitting = new Fitting(codec);
  }

  /** A place, and the room if it still is there. */
  private record Shown(DirectoryPlace place, Optional<DirectoryRoom> room) {}

  /** One more is read than asked for, so that a page knows whether it is the last. */
  Reply answer(Action.Directory asked) {
    int limit = requireNonNullElse(asked.limit(), DEFAULT_LIMIT);
    String prefix = DirectoryPlace.folded(requireNonNullElse(asked.prefix(), ""));
    DirectoryPlace after = asked.next() == null ? null : new DirectoryPlace(asked.next());
    List<Shown> found =
        Stream.concat(
                openRooms.stream()
                    .map(Browsing::stacks)
                    .filter(room -> room.place().text().startsWith(prefix))
                    .filter(room -> after == null || room.place().compareTo(after) > 0),
                directory.page(prefix, after, limit + 1).stream().map(Browsing::made))
            .sorted(Comparator.comparing(Shown::place))
            .limit(limit + 1L)
            .toList();
    List<Shown> page = found.subList(0, Math.min(limit, found.size()));
    List<Shown> there = page.stream().filter(each -> each.room().isPresent()).toList();
    List<Shown> fit = fitting.of(there, some -> new Reply.Directory(asked.id(), rooms(some), null));
    String last =
        fit.size() < there.size()
            ? fit.getLast().place().text()
            : found.size() > limit ? page.getLast().place().text() : null;
    return new Reply.Directory(asked.id(), rooms(fit), last);
  }

  private static List<DirectoryRoom> rooms(List<Shown> shown) {
    return shown.stream().flatMap(each -> each.room().stream()).toList();
  }

  private static Shown stacks(String room) {
    return new Shown(
        DirectoryPlace.of(room, room),
        Optional.of(new DirectoryRoom(room, room, null, Access.OPEN, null)));
  }

  /** The room's own item is the truth; one that is elsewhere by now is shown there. */
  private static Shown made(Directory.Found found) {
    String room = found.place().room();
    return new Shown(
        found.place(),
        found
            .settings()
            .filter(
                settings ->
                    DirectoryPlace.of(room, settings).filter(found.place()::equals).isPresent())
            .map(
                settings ->
                    new DirectoryRoom(
                        room,
                        settings.name(),
                        settings.topic(),
                        settings.access(),
                        found.members())));
  }
}
