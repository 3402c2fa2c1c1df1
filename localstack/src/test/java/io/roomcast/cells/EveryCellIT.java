package io.roomcast.cells;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.events.Access;
import io.roomcast.events.Role;
import io.roomcast.local.stack.LocalStack;
import io.roomcast.permissions.Act;
import io.roomcast.permissions.Verdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every cell of {@code docs/permissions.md}, over a real socket of one who has the role. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
final class EveryCellIT {

  /** Where only moderators post. */
  private static final Set<Act> AMONG_MODERATORS =
      EnumSet.of(Act.SEND_AMONG_MODERATORS, Act.EDIT_AMONG_MODERATORS, Act.TYPING_AMONG_MODERATORS);

  /** After these nothing else can be tried: each has a room of its own. */
  private static final Set<Act> LAST =
      EnumSet.of(Act.JOIN, Act.QUIT_ROOM, Act.SET_ROLE, Act.UPDATE_ROOM, Act.DELETE_ROOM);

  /** In a direct conversation alone, which has no other roles. */
  private static final Set<Act> BETWEEN_TWO = EnumSet.of(Act.PIN_BETWEEN_TWO);

  private final LocalStack stack =
      LocalStack.options().port(0).set("memberRate", "1000").set("memberBurst", "10000").start();

  /** On whom, or on whose message, something is tried. */
  private enum Target {
    SELF,
    MEMBER,
    MODERATOR,
    OWNER,
    OTHER
  }

  record Who(Access access, @Nullable Role role) {}

  static Stream<Who> everyone() {
    List<Who> all = new ArrayList<>();
    for (Access access : Access.values()) {
      all.add(new Who(access, null));
      for (Role role : Role.values()) {
        all.add(new Who(access, role));
      }
    }
    return all.stream();
  }

  @AfterAll
  void end() {
    stack.close();
  }

  @ParameterizedTest
  @MethodSource("everyone")
  void one_may_what_the_table_says(Who who) {
    Map<String, String> outcomes = new TreeMap<>();
    Map<String, String> expected = new TreeMap<>();
    try (Club club = new Club(stack, who.access(), null, who.role());
        Club moderated = new Club(stack, who.access(), "moderators", who.role())) {
      for (Act act : Act.values()) {
        if (!LAST.contains(act) && !BETWEEN_TWO.contains(act)) {
          collect(AMONG_MODERATORS.contains(act) ? moderated : club, who, act, outcomes, expected);
        }
      }
    }
    for (Act act : LAST) {
      try (Club own = new Club(stack, who.access(), null, who.role())) {
        own.other(Role.OWNER);
        collect(own, who, act, outcomes, expected);
      }
    }

    assertThat(outcomes).isEqualTo(expected);
  }

  private static void collect(
      Club club, Who who, Act act, Map<String, String> outcomes, Map<String, String> expected) {
    for (Target target : targets(act)) {
      String cell = act + " " + target;
      expected.put(cell, expected(who, act, target));
      outcomes.put(cell, club.outcome(frame(club, who, act, target)));
    }
  }

  /** Oneself last: after it one may be somebody else. */
  private static List<Target> targets(Act act) {
    return switch (act) {
      case EDIT, EDIT_AMONG_MODERATORS, DELETE -> List.of(Target.OTHER, Target.SELF);
      case KICK, BAN, MUTE, SET_ROLE ->
          List.of(Target.OWNER, Target.MODERATOR, Target.MEMBER, Target.SELF);
      case JOIN,
          SEND,
          SEND_AMONG_MODERATORS,
          REACT,
          TYPING,
          TYPING_AMONG_MODERATORS,
          HISTORY,
          READ,
          MEMBERS,
          REQUEST_JOIN,
          ANSWER_JOIN,
          INVITE,
          QUIT_ROOM,
          UNBAN,
          UPDATE_ROOM,
          DELETE_ROOM,
          PIN,
          PIN_BETWEEN_TWO,
          THREAD,
          PINS,
          REPORT,
          REPORTS,
          CLOSE_REPORT ->
          List.of(Target.OTHER);
    };
  }

  private static ObjectNode frame(Club club, Who who, Act act, Target target) {
    String name = act.words().replaceFirst("^`(\\w+)`.*", "$1");
    ObjectNode frame = club.frame(name);
    String clientId = act + "-" + target;
    return switch (act) {
      case JOIN,
          MEMBERS,
          REQUEST_JOIN,
          QUIT_ROOM,
          DELETE_ROOM,
          TYPING,
          TYPING_AMONG_MODERATORS,
          PINS,
          REPORTS ->
          frame;
      case THREAD -> frame.put("target", said(club, who, act, target));
      case PIN, PIN_BETWEEN_TWO ->
          frame.put("clientId", clientId).put("target", said(club, who, act, target));
      case SEND, SEND_AMONG_MODERATORS -> withText(frame.put("clientId", clientId));
      case EDIT, EDIT_AMONG_MODERATORS ->
          withText(frame.put("clientId", clientId).put("target", said(club, who, act, target)));
      case DELETE -> frame.put("clientId", clientId).put("target", said(club, who, act, target));
      case REACT ->
          frame
              .put("clientId", clientId)
              .put("target", said(club, who, act, target))
              .put("key", "+1");
      case HISTORY -> frame.put("after", "0");
      case READ -> frame.put("seq", "0");
      case ANSWER_JOIN -> frame.put("user", club.asking()).put("admit", true);
      case INVITE -> frame.put("user", club.other(null));
      case UNBAN -> frame.put("user", club.banned());
      case KICK, BAN -> frame.put("user", user(club, target));
      case MUTE -> frame.put("user", user(club, target)).putNull("until");
      case SET_ROLE -> frame.put("user", user(club, target)).put("role", roleFor(who, target));
      case UPDATE_ROOM -> frame.put("version", 1).put("topic", "Another");
      case REPORT -> frame.put("user", club.other(Role.MEMBER)).put("reason", "Loud");
      case CLOSE_REPORT -> frame.put("report", club.reported());
    };
  }

  private static ObjectNode withText(ObjectNode frame) {
    frame.putObject("body").put("text", "Hello");
    return frame;
  }

  /** The message of another where one says nothing oneself. */
  private static String said(Club club, Who who, Act act, Target target) {
    boolean silent =
        who.role() == null || (AMONG_MODERATORS.contains(act) && who.role() == Role.MEMBER);
    return club.said(target == Target.SELF && !silent);
  }

  private static String user(Club club, Target target) {
    return switch (target) {
      case SELF -> club.actor();
      case MEMBER -> club.other(Role.MEMBER);
      case MODERATOR -> club.other(Role.MODERATOR);
      case OWNER -> club.other(Role.OWNER);
      case OTHER -> club.other(null);
    };
  }

  /** One that is no step up, so that only the table decides. */
  private static String roleFor(Who who, Target target) {
    return target == Target.MEMBER && who.role() == Role.OWNER ? "moderator" : "member";
  }

  private static String expected(Who who, Act act, Target target) {
    Verdict verdict = act.verdict(who.access(), who.role());
    boolean allowed =
        switch (verdict) {
          case YES -> true;
          case BELOW -> isBelow(who, target);
          case SELF -> target == Target.SELF;
          case BELOW_OR_SELF -> target == Target.SELF || isBelow(who, target);
          case FORBIDDEN, NOT_MEMBER, ROOM_NOT_FOUND -> false;
        };
    if (!allowed) {
      return Set.of(Verdict.NOT_MEMBER, Verdict.ROOM_NOT_FOUND).contains(verdict)
          ? verdict.name()
          : Verdict.FORBIDDEN.name();
    }
    // Nobody can ask where one is not let in, so there is nobody to answer.
    return act == Act.ANSWER_JOIN && who.access() != Access.REQUEST ? "USER_NOT_FOUND" : "done";
  }

  private static boolean isBelow(Who who, Target target) {
    return switch (target) {
      case SELF, OWNER, OTHER -> false;
      case MEMBER -> who.role() == Role.MODERATOR || who.role() == Role.OWNER;
      case MODERATOR -> who.role() == Role.OWNER;
    };
  }
}
