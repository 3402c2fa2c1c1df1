package io.roomcast.client;

import io.roomcast.events.Action;

/** What every action has. */
final class Actions {

  private Actions() {}

  static Action withId(Action action, String id) {
    return switch (action) {
      case Action.Join join -> new Action.Join(id, join.room(), join.after(), join.limit());
      case Action.Leave leave -> new Action.Leave(id, leave.room());
      case Action.Send send ->
          new Action.Send(id, send.room(), send.clientId(), send.body(), send.replyTo());
      case Action.Edit edit ->
          new Action.Edit(id, edit.room(), edit.clientId(), edit.target(), edit.body());
      case Action.Delete delete ->
          new Action.Delete(id, delete.room(), delete.clientId(), delete.target());
      case Action.React react ->
          new Action.React(
              id, react.room(), react.clientId(), react.target(), react.key(), react.on());
      case Action.Pin pin -> new Action.Pin(id, pin.room(), pin.clientId(), pin.target(), pin.on());
      case Action.History history ->
          new Action.History(
              id, history.room(), history.after(), history.before(), history.limit());
      case Action.Resume resume -> new Action.Resume(id, resume.rooms());
      case Action.Typing typing -> new Action.Typing(id, typing.room(), typing.on());
      case Action.Ping _ -> new Action.Ping(id);
      case Action.OfPeople other ->
          throw new IllegalArgumentException("the client has no use for " + other.wireName());
      case Action.OfReports other ->
          throw new IllegalArgumentException("this client reports nobody: " + other.wireName());
      case Action.OfOverview other ->
          throw new IllegalArgumentException("this client has no overview: " + other.wireName());
      case Action.OfRooms other ->
          throw new IllegalArgumentException("this client does not govern: " + other.wireName());
    };
  }
}
