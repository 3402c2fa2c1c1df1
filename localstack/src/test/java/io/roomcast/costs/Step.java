package io.roomcast.costs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.cells.Club;
import io.roomcast.events.Role;
import java.util.List;
import java.util.function.Function;

/** An action that is measured: what has to be there before, and the frame, by an owner. */
record Step(String action, Function<Club, ObjectNode> frame) {

  private static final int LIMIT = 10;

  /** In the order of the page. The frame is made before anything is counted. */
  static List<Step> all() {
    return List.of(
        new Step("join", club -> club.frame("join").put("limit", LIMIT)),
        new Step("resume", club -> club.resume()),
        new Step("ping", club -> club.frameOfNoRoom("ping")),
        new Step("history", club -> club.frame("history").put("after", "0").put("limit", LIMIT)),
        new Step("send", club -> withText(club.frame("send").put("clientId", "send"))),
        new Step(
            "edit",
            club ->
                withText(
                    club.frame("edit").put("clientId", "edit").put("target", club.said(true)))),
        new Step(
            "delete",
            club -> club.frame("delete").put("clientId", "delete").put("target", club.said(true))),
        new Step(
            "react",
            club ->
                club.frame("react")
                    .put("clientId", "react")
                    .put("target", club.said(true))
                    .put("key", "+1")),
        new Step(
            "pin", club -> club.frame("pin").put("clientId", "pin").put("target", club.said(true))),
        new Step("pins", club -> club.frame("pins").put("limit", LIMIT)),
        new Step("thread", club -> club.frame("thread").put("target", club.said(true))),
        new Step("typing", club -> club.frame("typing")),
        new Step("read", club -> club.frame("read").put("seq", club.said(false))),
        new Step("rooms", club -> club.frameOfNoRoom("rooms").put("limit", LIMIT)),
        new Step("members", club -> club.frame("members").put("limit", LIMIT)),
        new Step("directory", club -> club.frameOfNoRoom("directory").put("limit", LIMIT)),
        new Step(
            "createRoom",
            club ->
                club.frameOfNoRoom("createRoom")
                    .put("clientId", "new")
                    .put("name", "New")
                    .put("access", "open")),
        new Step(
            "updateRoom", club -> club.frame("updateRoom").put("version", 1).put("topic", "New")),
        new Step("requestJoin", club -> club.requestElsewhere()),
        new Step(
            "answerJoin",
            club -> club.frame("answerJoin").put("user", club.asking()).put("admit", true)),
        new Step("invite", club -> club.frame("invite").put("user", club.other(null))),
        new Step(
            "setRole",
            club ->
                club.frame("setRole").put("user", club.other(Role.MEMBER)).put("role", "owner")),
        new Step(
            "mute",
            club ->
                club.frame("mute")
                    .put("user", club.other(Role.MEMBER))
                    .put("until", "2099-01-01T00:00:00.000Z")),
        new Step("kick", club -> club.frame("kick").put("user", club.other(Role.MEMBER))),
        new Step("ban", club -> club.frame("ban").put("user", club.other(Role.MEMBER))),
        new Step("unban", club -> club.frame("unban").put("user", club.banned())),
        new Step("openDirect", club -> ofUser(club, "openDirect")),
        new Step("block", club -> ofUser(club, "block")),
        new Step("unblock", club -> ofUser(club, "unblock")),
        new Step("setProfile", club -> club.frameOfNoRoom("setProfile").put("color", "#00ff00")),
        new Step("addContact", club -> ofUser(club, "addContact")),
        new Step("contacts", club -> club.frameOfNoRoom("contacts").put("limit", LIMIT)),
        new Step("removeContact", club -> ofUser(club, "removeContact")),
        new Step(
            "report",
            club -> club.frame("report").put("target", club.said(false)).put("reason", "Too loud")),
        new Step("reports", club -> club.frame("reports").put("limit", LIMIT)),
        new Step("closeReport", club -> club.frame("closeReport").put("report", club.reported())),
        new Step("leave", club -> club.frame("leave")),
        new Step("deleteRoom", club -> club.deleteElsewhere()),
        new Step("quitRoom", Step::quit));
  }

  /** With a connection in the room. */
  private static ObjectNode quit(Club club) {
    club.outcome(club.frame("join"));
    return club.frame("quitRoom");
  }

  private static ObjectNode ofUser(Club club, String action) {
    return club.frameOfNoRoom(action).put("user", "somebody");
  }

  private static ObjectNode withText(ObjectNode frame) {
    frame.putObject("body").put("text", "Good morning, everyone");
    return frame;
  }
}
