package io.roomcast.client;

import io.roomcast.events.Event;
import java.util.ArrayList;
import java.util.List;

/** A room as the user sees it: the events shown, oldest first, and what one was told. */
public final class Room {

  final RoomState state;
  private final List<Event> shown = new ArrayList<>();
  private final List<Effect> told = new ArrayList<>();
  private volatile boolean settled;

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

  /** Whether nothing was missing and nothing unsent when this room last did something. */
  public boolean isSettled() {
    return settled;
  }

  synchronized void show(Event event) {
    shown.add(event);
  }

  /** In the room's order, instead of what held its place. */
  synchronized void showInPlace(Event event) {
    shown.removeIf(other -> other.seq().equals(event.seq()));
    int place = 0;
    while (place < shown.size() && event.seq().isAfter(shown.get(place).seq())) place++;
    shown.add(place, event);
  }

  synchronized void clear() {
    shown.clear();
  }

  synchronized void tell(Effect news) {
    told.add(news);
  }

  void noteSettled() {
    settled = state.isSettled();
  }
}
