package io.roomcast.rooms;

import io.roomcast.table.InMemoryTable;

class InMemoryContactsTest extends ContactsContract {

  private final Contacts contacts = new InMemoryContacts(new InMemoryTable());

  @Override
  Contacts contacts() {
    return contacts;
  }
}
