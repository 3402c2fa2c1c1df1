package io.roomcast.client;

import io.roomcast.events.Action;
import io.roomcast.events.Content;
import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A room as the user sees it: the events shown, oldest first, and what one was told. */
public final class Room {

  final RoomState state;
  private final List<Event> shown = new ArrayList<>();
  private final List<Effect> told = new ArrayList<>();
  private volatile boolean settled;
  private volatile @Nullable Sequence last;
  private int sent;
  private int cleared;
  private Duration slowest = Duration.ZERO;

  Room(RoomState state) {
    this.state = state;
  }

  /** The events shown now. */
  public synchronized List<Event> shown() {
    return List.copyOf(shown);
  }

  /** Acks, refusals and other news so far, oldest first. */
  public synchronized List<Effect> told() {
    return List.copyOf(told);
  }

  /** How many events are shown now. */
  public synchronized int shownCount() {
    return shown.size();
  }

  /** How many pieces of news there were so far. */
  public synchronized int toldCount() {
    return told.size();
  }

  /** Whether nothing was missing and nothing unsent when this room last did something. */
  public boolean isSettled() {
    return settled;
  }

  /** The end of the unbroken chain when this room last did something; absent before the join. */
  public @Nullable Sequence last() {
    return last;
  }

  /** How many frames with a message have gone out, those that were sent again among them. */
  public synchronized int sent() {
    return sent;
  }

  /** How often the server said that what was shown is no longer what there is. */
  public synchronized int cleared() {
    return cleared;
  }

  /** The longest that a message took from the server's hands until it was shown. */
  public synchronized Duration slowest() {
    return slowest;
  }

  synchronized void show(Event event) {
    shown.add(event);
    if (event.content() instanceof Content.Message message) {
      Duration took = Duration.between(message.sentAt(), Instant.now());
      slowest = took.compareTo(slowest) > 0 ? took : slowest;
    }
  }

  synchronized void noteAsked(Action action) {
    sent += action instanceof Action.Send ? 1 : 0;
  }

  /** In the room's order, instead of what held its place or was there before it was changed. */
  synchronized void showInPlace(Event event) {
    shown.removeIf(other -> other.seq().equals(event.seq()));
    int place = 0;
    while (place < shown.size() && event.seq().isAfter(shown.get(place).seq())) place++;
    shown.add(place, event);
  }

  synchronized void clear() {
    shown.clear();
    cleared++;
  }

  synchronized void tell(Effect news) {
    told.add(news);
  }

  void disconnected() {
    state.disconnected();
    noteSettled();
  }

  void noteSettled() {
    last = state.last();
    settled = state.isSettled();
  }
}
