package io.roomcast.faults;

import io.roomcast.faults.Observation.What;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the messages of a room are in the end, by what was said. Only the author edits and deletes a
 * message here, and each reaction is one user's own, so that the order between users decides
 * nothing.
 */
final class Expected {

  private final Map<String, What> messages = new HashMap<>();

  Expected(Map<String, List<Said>> said) {
    said.forEach((user, all) -> all.forEach(each -> say(user, each)));
    said.forEach((user, all) -> all.forEach(each -> change(user, each)));
  }

  /** By {@code clientId}. */
  Map<String, What> messages() {
    return messages;
  }

  private void say(String user, Said said) {
    if (said instanceof Said.Text(String clientId, String text)) {
      messages.put(clientId, new What(clientId, text, user, Set.of()));
    }
  }

  private void change(String user, Said said) {
    switch (said) {
      case Said.Text _ -> {}
      case Said.Edit edit ->
          messages.computeIfPresent(
              edit.message(), (id, was) -> new What(id, edit.text(), was.from(), was.reactions()));
      case Said.Delete delete ->
          messages.computeIfPresent(
              delete.message(), (id, was) -> new What(id, "", was.from(), Set.of()));
      case Said.React react ->
          messages.computeIfPresent(
              react.message(),
              (id, was) -> {
                Set<String> reactions = new TreeSet<>(was.reactions());
                String reaction = What.reaction(react.key(), user);
                boolean _ = react.on() ? reactions.add(reaction) : reactions.remove(reaction);
                return new What(id, was.text(), was.from(), reactions);
              });
    }
  }
}
