package io.roomcast.rooms;

import io.roomcast.events.Action;
import io.roomcast.events.User;
import java.time.Instant;

/** Who does something when. */
record Occasion(User by, Instant now) {

  /** What this frame is known by: its action, who sent it, and what it says besides. */
  Mark mark(Action.OfRooms action, Object... said) {
    StringBuilder text = new StringBuilder(action.wireName()).append('#').append(by.id());
    for (Object word : said) {
      text.append('#').append(word);
    }
    return new Mark(text.toString(), now);
  }
}
