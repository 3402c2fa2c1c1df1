package io.roomcast.rooms;

import io.roomcast.table.InMemoryTable;

class InMemoryRegisterTest extends RegisterContract {

  private final Register register = new InMemoryRegister(new InMemoryTable(), MEMBERS, () -> NOW);

  @Override
  Register register() {
    return register;
  }
}
