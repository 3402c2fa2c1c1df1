package io.roomcast.rooms;

import io.roomcast.table.LocalDynamoDb;

class DynamoDbContactsTest extends ContactsContract {

  private final Contacts contacts = new DynamoDbContacts(LocalDynamoDb.newTable());

  @Override
  Contacts contacts() {
    return contacts;
  }
}
