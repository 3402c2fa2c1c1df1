package io.roomcast.history;

import static io.roomcast.sqs.QueueMessages.SENT_AT;
import static io.roomcast.sqs.QueueMessages.seq;

import io.roomcast.events.Body;
import io.roomcast.events.Content.Change;
import io.roomcast.events.Content.Delete;
import io.roomcast.events.Content.Edit;
import io.roomcast.events.Content.Pin;
import io.roomcast.events.Content.Reaction;
import io.roomcast.events.User;

/** Changes of messages, named by their numbers. */
final class ChangeEvents {

  private ChangeEvents() {}

  static Change edit(long target, String text) {
    return new Edit(new User("ana", "Ana"), SENT_AT, "e", seq(target), Body.of(text));
  }

  static Change delete(long target) {
    return delete(target, "ana");
  }

  static Change delete(long target, String user) {
    return new Delete(new User(user, user), SENT_AT, "d", seq(target));
  }

  static Change pin(long target, String user, boolean on) {
    return new Pin(new User(user, user), SENT_AT, "p", seq(target), on);
  }

  static Change react(long target, String user, String key, boolean on) {
    return new Reaction(new User(user, user), SENT_AT, "r", seq(target), key, on);
  }
}
