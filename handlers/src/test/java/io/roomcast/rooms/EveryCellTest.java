package io.roomcast.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Access;
import io.roomcast.events.Reply;
import io.roomcast.events.Role;
import io.roomcast.permissions.Act;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The function does what each cell of the table says, on oneself and on each role. */
class EveryCellTest {

  private static final Map<Act, String> FIELDS =
      Map.ofEntries(
          Map.entry(Act.REQUEST_JOIN, "requestJoin"),
          Map.entry(Act.ANSWER_JOIN, "answerJoin,\"admit\":true"),
          Map.entry(Act.INVITE, "invite"),
          Map.entry(Act.QUIT_ROOM, "quitRoom"),
          Map.entry(Act.KICK, "kick"),
          Map.entry(Act.BAN, "ban"),
          Map.entry(Act.UNBAN, "unban"),
          Map.entry(Act.MUTE, "mute"),
          Map.entry(Act.SET_ROLE, "setRole,\"role\":\"member\""),
          Map.entry(Act.UPDATE_ROOM, "updateRoom,\"version\":1,\"topic\":\"new\""),
          Map.entry(Act.DELETE_ROOM, "deleteRoom"));

  /** Who is acted on. */
  private enum Target {
    SELF,
    MEMBER,
    MODERATOR,
    OWNER,
    /** One who asked, or who is banned, as the action needs. */
    OUTSIDER
  }

  record Cell(Act act, Access access, @Nullable Role role, Target target) {}

  static Stream<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    List<@Nullable Role> roles = new ArrayList<>(List.of(Role.values()));
    roles.add(null);
    for (Act act : FIELDS.keySet()) {
      for (Access access : Access.values()) {
        for (Role role : roles) {
          targets(act).forEach(target -> cells.add(new Cell(act, access, role, target)));
        }
      }
    }
    return cells.stream();
  }

  private static Set<Target> targets(Act act) {
    return switch (act) {
      case KICK, BAN, MUTE, SET_ROLE ->
          Set.of(Target.SELF, Target.MEMBER, Target.MODERATOR, Target.OWNER);
      case INVITE, ANSWER_JOIN, UNBAN -> Set.of(Target.OUTSIDER);
      case REQUEST_JOIN, QUIT_ROOM, UPDATE_ROOM, DELETE_ROOM -> Set.of(Target.SELF);
      case JOIN,
          SEND,
          SEND_AMONG_MODERATORS,
          EDIT,
          EDIT_AMONG_MODERATORS,
          DELETE,
          REACT,
          HISTORY,
          THREAD,
          PIN,
          PIN_BETWEEN_TWO,
          PINS,
          TYPING,
          TYPING_AMONG_MODERATORS,
          READ,
          MEMBERS,
          REPORT,
          REPORTS,
          CLOSE_REPORT ->
          throw new AssertionError(act);
    };
  }

  @ParameterizedTest
  @MethodSource("cells")
  void the_function_does_what_the_table_says(Cell cell) {
    House house = new House().with(cell.access());
    // Two owners, so that the last one is never in the way.
    house.and("omar", Role.OWNER).and("mo", Role.MODERATOR).and("mel", Role.MEMBER);
    if (cell.role() != null) {
      house.and("ana", cell.role());
    }
    house.register.write(
        new Write.Ask(
            House.TEA,
            new JoinRequest(Membership.none("out").user(), "", house.now.plusSeconds(60), null)));
    if (cell.act() == Act.UNBAN) {
      house.table.put(Keys.member(House.TEA, "out"), new StoredMember(null, "out", true, 0));
    }

    Reply reply = ask(house, cell);

    assertThat(House.outcome(reply)).isEqualTo(expected(cell));
    assertThat(house.told().isEmpty())
        .as("nothing is told where nothing was done")
        .isEqualTo(!(reply instanceof Reply.Ack ack) || ack.seq() == null);
  }

  private static Reply ask(House house, Cell cell) {
    String target =
        switch (cell.target()) {
          case SELF -> "ana";
          case MEMBER -> "mel";
          case MODERATOR -> "mo";
          case OWNER -> "omar";
          case OUTSIDER -> "out";
        };
    String[] words = String.valueOf(FIELDS.get(cell.act())).split(",", 2);
    String fields = words.length > 1 ? "," + words[1] : "";
    boolean namesUser =
        !Set.of(Act.REQUEST_JOIN, Act.QUIT_ROOM, Act.UPDATE_ROOM, Act.DELETE_ROOM)
            .contains(cell.act());
    return house.ask("ana", words[0], (namesUser ? ",\"user\":\"" + target + "\"" : "") + fields);
  }

  private static String expected(Cell cell) {
    return switch (cell.act().verdict(cell.access(), cell.role())) {
      case YES -> "ack";
      case FORBIDDEN -> "FORBIDDEN";
      case NOT_MEMBER -> "NOT_MEMBER";
      case ROOM_NOT_FOUND -> "ROOM_NOT_FOUND";
      case BELOW -> isBelow(cell) ? "ack" : "FORBIDDEN";
      case SELF -> cell.target() == Target.SELF ? "ack" : "FORBIDDEN";
      case BELOW_OR_SELF -> cell.target() == Target.SELF || isBelow(cell) ? "ack" : "FORBIDDEN";
    };
  }

  private static boolean isBelow(Cell cell) {
    return switch (cell.target()) {
      case SELF, OWNER -> false;
      case MEMBER -> cell.role() == Role.MODERATOR || cell.role() == Role.OWNER;
      case MODERATOR -> cell.role() == Role.OWNER;
      case OUTSIDER -> true;
    };
  }
}
