package io.roomcast.table;

class DynamoDbProfilesTest extends ProfilesContract {

  private final Profiles profiles = new DynamoDbProfiles(LocalDynamoDb.newTable());

  @Override
  Profiles profiles() {
    return profiles;
  }
}
