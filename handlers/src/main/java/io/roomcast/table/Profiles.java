package io.roomcast.table;

import java.util.Collection;
import java.util.Map;

/** What users go by. */
public interface Profiles {

  /** Reads those that are there consistently, by user id. */
  Map<String, Profile> find(Collection<String> userIds);

  /** Sets what is given; what is null stays as it is. */
  void set(String userId, Profile profile);
}
