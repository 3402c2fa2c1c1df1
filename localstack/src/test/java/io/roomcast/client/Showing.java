package io.roomcast.client;

import io.roomcast.client.Effect.Ask;
import io.roomcast.events.Action;
import io.roomcast.events.Content;
import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import io.roomcast.events.User;
import java.util.List;

/** What of a room's events is shown, and what of them is one's own and leaves the outbox. */
final class Showing {

  private final String room;
  private final Outbox outbox;
  private final Held held = new Held();
  private String me = "";

  Showing(String room, Outbox outbox) {
    this.room = room;
    this.outbox = outbox;
  }

  /** This user's events are one's own. */
  void to(String userId) {
    me = userId;
  }

  /** Drops what is shown. */
  void clear(List<Effect> effects) {
    held.clear();
    effects.add(new Effect.Clear());
  }

  /** The next events of the room. */
  void next(List<Event> events, List<Effect> effects) {
    for (Event event : events) {
      switch (event.content()) {
        case Content.Message message -> {
          arrived(message.from(), message.clientId());
          held.take(event, message).ifPresent(now -> effects.add(new Effect.Show(now)));
        }
        case Content.Change change -> {
          arrived(change.from(), change.clientId());
          held.change(event, change).ifPresent(now -> effects.add(new Effect.ShowInPlace(now)));
        }
        // Nothing is typed on a screen here; what has no place is dropped before it comes so far.
        case Content.Ephemeral _ -> {}
        case Content.Unreadable _, Content.Room _, Content.MemberChange _, Content.Notice _ ->
            effects.add(new Effect.Show(event));
        case Content.Repaired(Sequence target) -> {
          effects.add(new Effect.Show(event));
          effects.add(new Ask(new Action.History(null, room, null, target.next(), 1)));
        }
      }
    }
  }

  /** The answer to the question for a repaired event, by the place that it asked before. */
  void again(Sequence before, List<Event> events, List<Effect> effects) {
    for (Event event : events) {
      if (event.seq().next().equals(before) && event.content() instanceof Content.Message message) {
        held.takeAgain(event, message).ifPresent(now -> effects.add(new Effect.ShowInPlace(now)));
      }
    }
  }

  private void arrived(User from, String clientId) {
    if (from.id().equals(me)) {
      outbox.arrived(clientId);
    }
  }
}
