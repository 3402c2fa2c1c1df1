package io.roomcast.faults;

import java.util.function.Consumer;

/** Something is done to the clients, or by them, now and then while messages go through. */
final class Unrest extends Fault {

  private final Scene scene;
  private final Consumer<Scene> deed;
  private final boolean publishes;
  private final int gap;
  private int next;

  /**
   * It strikes so many times, or once or twice more, evenly over the messages; ten times as often
   * in a long run.
   */
  Unrest(Scene scene, int times, boolean publishes, Consumer<Scene> deed) {
    this.scene = scene;
    this.deed = deed;
    this.publishes = publishes;
    int strikes = scene.isLong() ? 10 * times : times;
    this.gap = Math.max(1, scene.messages() / strikes);
    this.next = 1 + scene.random().nextInt(gap);
  }

  @Override
  void progressed(int accepted) {
    while (accepted >= next) {
      next += gap;
      deed.accept(scene);
      strike();
    }
  }

  @Override
  int published() {
    return publishes ? struck() : 0;
  }
}
