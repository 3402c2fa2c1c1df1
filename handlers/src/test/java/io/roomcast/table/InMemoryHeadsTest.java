package io.roomcast.table;

class InMemoryHeadsTest extends HeadsContract {

  private final Heads heads = new InMemoryHeads(new InMemoryTable());

  @Override
  Heads heads() {
    return heads;
  }
}
