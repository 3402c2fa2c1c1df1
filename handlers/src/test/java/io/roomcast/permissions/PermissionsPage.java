package io.roomcast.permissions;

import io.roomcast.events.Access;
import io.roomcast.events.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Renders {@code docs/permissions.md} from the table of {@link Act}s. */
final class PermissionsPage {

  private PermissionsPage() {}

  static String render() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "<!-- Generated from io.roomcast.permissions.Act; its test says how to write it again."
            + " -->");
    lines.add("");
    lines.add("# Who may do what");
    lines.add("");
    lines.add(
        "By what one is in a room that a user made, and by its access: `open` (join makes one a"
            + " member), `request` (a moderator lets in), `invite`. An error is what the action is"
            + " answered with.");
    lines.add("");
    lines.add("| action | access | not a member | member | moderator | owner |");
    lines.add("|---|---|---|---|---|---|");
    for (Act act : Act.values()) {
      rows(act).forEach((cells, accesses) -> lines.add(row(act, accesses, cells)));
    }
    lines.add("");
    lines.add(
        """
        - *To lower roles*: to one whose role is lower than one's own. For `ban`, one who is not a member is such a one too.
        - `setRole` gives no role above one's own, so an owner may make others owners; it takes one's own role down, but not the last owner's (`LAST_OWNER`). Nor does the last owner quit.
        - `edit` and `delete` *to oneself*: of a message that one sent oneself.
        - One who is banned gets `BANNED` to everything.
        - One who is muted gets `MUTED` to `send`, `edit`, `react`, `pin` and `typing`; leaving the room and coming back does not end it.
        - A direct conversation is a room of access `invite` with two members: each may `join`, read, see the members, `typing`, `send`, `edit`, `delete`, `react` and `report` as a member may, and `pin`, and every other action is `FORBIDDEN`. Where one has blocked the other, `send`, `edit`, `react`, `pin` and `typing` are `FORBIDDEN` to both.
        - The inbox, `@me`, takes `join`, `resume`, `leave` and `history` of its own user; every other action is `FORBIDDEN`.
        - The rooms of the stack's setting `publicRooms` have no roles: everyone may `join`, read, see the members, `typing`, `send`, `edit`, `delete`, `react` and `report` as a member of an open room may, and every other action is `FORBIDDEN`.\
        """);
    return String.join("\n", lines) + "\n";
  }

  /** The accesses that have the same cells share a row. */
  private static Map<String, List<Access>> rows(Act act) {
    Map<String, List<Access>> rows = new LinkedHashMap<>();
    for (Access access : Access.values()) {
      rows.computeIfAbsent(cells(act, access), _ -> new ArrayList<>()).add(access);
    }
    return rows;
  }

  private static String cells(Act act, Access access) {
    String outside = act.verdict(access, null).words();
    return outside
        + " | "
        + Arrays.stream(Role.values())
            .map(role -> act.verdict(access, role).words())
            .collect(Collectors.joining(" | "));
  }

  private static String row(Act act, List<Access> accesses, String cells) {
    String words =
        accesses.stream().map(access -> "`" + access.wire() + "`").collect(Collectors.joining(" "));
    return "| %s | %s | %s |".formatted(act.words(), words, cells);
  }
}
