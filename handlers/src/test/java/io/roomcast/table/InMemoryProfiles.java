package io.roomcast.table;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** {@link Profiles} in memory. */
public record InMemoryProfiles(InMemoryTable table) implements Profiles {

  @Override
  public Map<String, Profile> find(Collection<String> userIds) {
    Map<String, Profile> found = new HashMap<>();
    for (String userId : userIds) {
      Profile profile = table.get(Keys.profile(userId), Profile.class);
      if (profile != null) {
        found.put(userId, profile);
      }
    }
    return found;
  }

  @Override
  public void set(String userId, Profile profile) {
    table.call(
        all ->
            all.merge(
                Keys.profile(userId),
                profile,
                (before, _) -> {
                  Profile was = (Profile) before;
                  String name = profile.name();
                  String color = profile.color();
                  return new Profile(
                      name == null ? was.name() : name, color == null ? was.color() : color);
                }));
  }
}
