package io.roomcast.faults;

import io.roomcast.events.Sequence;
import java.util.List;

/** Speakers change some of what they said, in turn in every way. */
final class Changing {

  private final List<Speaker> speakers;
  private final int gap;
  private int accepted;
  private int changed;

  /** Of every so many-th message that was accepted. */
  Changing(List<Speaker> speakers, int gap) {
    this.speakers = speakers;
    this.gap = gap;
  }

  /** Lets all of them say more, and change what was accepted meanwhile. */
  void goOn() {
    for (int i = 0; i < speakers.size(); i++) {
      Speaker author = speakers.get(i);
      Speaker next = speakers.get((i + 1) % speakers.size());
      author
          .goOn()
          .forEach(
              (message, place) -> {
                if (++accepted % gap == 0) change(author, next, message, place);
              });
    }
  }

  private void change(Speaker author, Speaker next, String message, Sequence place) {
    switch (changed++ % 5) {
      case 0 -> author.edit(message, place, "edited");
      case 1 -> next.react(message, place, "+1", true);
      case 2 -> author.delete(message, place);
      case 3 -> {
        next.react(message, place, "+1", true);
        author.react(message, place, "+1", true);
        next.react(message, place, "+1", false);
      }
      default -> {
        author.edit(message, place, "edited");
        author.edit(message, place, "edited again");
      }
    }
  }
}
