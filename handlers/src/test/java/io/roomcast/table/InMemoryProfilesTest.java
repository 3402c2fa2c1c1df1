package io.roomcast.table;

class InMemoryProfilesTest extends ProfilesContract {

  private final Profiles profiles = new InMemoryProfiles(new InMemoryTable());

  @Override
  Profiles profiles() {
    return profiles;
  }
}
