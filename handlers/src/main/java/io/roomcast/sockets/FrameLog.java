package io.roomcast.sockets;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import io.roomcast.events.Action;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.Reply;
import io.roomcast.events.Sequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** One log line for a frame: what came of it and where, never what it says. */
final class FrameLog {

  private FrameLog() {}

  static void answered(Logger log, Frame frame, Reply reply) {
    if (frame.action() instanceof Action.Ping) {
      log.debug("pong", fields(frame, null));
      return;
    }
    log.info(outcome(reply), fields(frame, seq(reply)));
  }

  static void refused(Logger log, Sender sender, ErrorCode code) {
    log.info(
        code.name(),
        entry("connectionId", sender.connection().id()),
        entry("correlation", sender.correlation()));
  }

  static void failed(Logger log, Frame frame, RuntimeException failure) {
    List<Object> arguments = new ArrayList<>(List.of(fields(frame, null)));
    arguments.add(failure);
    log.error(ErrorCode.UNAVAILABLE.name(), arguments.toArray());
  }

  private static Object[] fields(Frame frame, @Nullable Sequence seq) {
    List<Object> fields = new ArrayList<>();
    String room = room(frame.action());
    fields.add(entry("action", name(frame.action())));
    if (room != null) {
      fields.add(entry("room", room));
    }
    fields.add(entry("connectionId", frame.connection().id()));
    if (seq != null) {
      fields.add(entry("seq", seq.text()));
    }
    fields.add(entry("correlation", frame.correlation()));
    return fields.toArray();
  }

  private static String outcome(Reply reply) {
    return switch (reply) {
      case Reply.Ack ack -> "ack";
      case Reply.Joined joined -> "joined";
      case Reply.Resumed resumed -> "resumed";
      case Reply.Left left -> "left";
      case Reply.Page page -> "page";
      case Reply.Pong pong -> "pong";
      case Reply.Contacts contacts -> "contacts";
      case Reply.Rooms rooms -> "rooms";
      case Reply.Members members -> "members";
      case Reply.Reports reports -> "reports";
      case Reply.Replies replies -> "thread";
      case Reply.Pins pins -> "pins";
      case Reply.Directory directory -> "directory";
      case Reply.Refused refused -> refused.code().name();
    };
  }

  private static @Nullable Sequence seq(Reply reply) {
    return switch (reply) {
      case Reply.Ack ack -> ack.seq();
      case Reply.Joined joined -> joined.next();
      case Reply.Page page -> page.next();
      case Reply.Resumed resumed -> null;
      case Reply.Left left -> null;
      case Reply.Pong pong -> null;
      case Reply.Contacts contacts -> null;
      case Reply.Rooms rooms -> null;
      case Reply.Members members -> null;
      case Reply.Reports reports -> null;
      case Reply.Replies replies -> replies.next();
      case Reply.Pins pins -> pins.next();
      case Reply.Directory directory -> null;
      case Reply.Refused refused -> null;
    };
  }

  private static String name(Action action) {
    return switch (action) {
      case Action.Join join -> "join";
      case Action.Resume resume -> "resume";
      case Action.Leave leave -> "leave";
      case Action.Send send -> "send";
      case Action.Edit edit -> "edit";
      case Action.Delete delete -> "delete";
      case Action.React react -> "react";
      case Action.Pin pin -> "pin";
      case Action.Typing typing -> "typing";
      case Action.History history -> "history";
      case Action.Ping ping -> "ping";
      case Action.OfOverview other -> other.wireName();
      case Action.OfRooms other -> other.wireName();
      case Action.OfPeople other -> other.wireName();
      case Action.OfReports other -> other.wireName();
    };
  }

  private static @Nullable String room(Action action) {
    return switch (action) {
      case Action.Join join -> join.room();
      case Action.Resume resume -> null;
      case Action.Leave leave -> leave.room();
      case Action.Send send -> send.room();
      case Action.Edit edit -> edit.room();
      case Action.Delete delete -> delete.room();
      case Action.React react -> react.room();
      case Action.Pin pin -> pin.room();
      case Action.Typing typing -> typing.room();
      case Action.History history -> history.room();
      case Action.Ping ping -> null;
      case Action.OfOverview other -> other.room();
      case Action.OfRooms other -> other.room();
      case Action.OfPeople other -> null;
      case Action.OfReports other -> other.room();
    };
  }
}
