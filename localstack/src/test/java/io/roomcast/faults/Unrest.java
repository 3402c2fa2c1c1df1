package io.roomcast.faults;

import java.util.function.Consumer;

/** Something is done to the clients, or by them, now and then while messages go through. */
final class Unrest extends Fault {

  private final Scene scene;
  private final Consumer<Scene> deed;
  private final int published;
  private final int gap;
  private int next;

  /** It strikes this many times, with as many messages between as are needed for that. */
  Unrest(Scene scene, int times, boolean publishes, Consumer<Scene> deed) {
    this.scene = scene;
    this.deed = deed;
    this.published = publishes ? times : 0;
    this.gap = Math.max(1, scene.messages() / (times + 1));
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
    return published == 0 ? 0 : struck();
  }
}
