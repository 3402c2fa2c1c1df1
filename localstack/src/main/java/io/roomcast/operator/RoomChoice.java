package io.roomcast.operator;

import io.roomcast.publishing.Inbox;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The one room that a command is about: by its id, or as the inbox of a user. */
final class RoomChoice {

  @Parameters(paramLabel = "ROOM", index = "0", description = "The room.")
  @Nullable String room;

  @Option(
      names = "--inbox",
      paramLabel = "USER",
      description = "The inbox of this user, by the id that the token has as sub.")
  @Nullable String user;

  /** The room's id. */
  String id() {
    return user == null ? Objects.requireNonNull(room) : Inbox.of(user);
  }
}
