package io.roomcast.timeline;

import static io.roomcast.timeline.Messages.seq;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Access;
import io.roomcast.events.Codec;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.ListedMember;
import io.roomcast.events.ListedRoom;
import io.roomcast.events.Posting;
import io.roomcast.events.Reply;
import io.roomcast.events.Role;
import io.roomcast.events.Sequence;
import io.roomcast.publishing.Hashes;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredDeletion;
import io.roomcast.table.StoredMember;
import io.roomcast.table.StoredRoom;
import io.roomcast.table.StoredUserRoom;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Read marks, one's rooms, and who is in them. */
class OverviewTest {

  private final Room room = new Room();

  private Reply ask(String user, String frame) {
    return room.answer(user, frame);
  }

  private Reply read(String user, int upTo) {
    return ask(
        user,
        "{\"action\":\"read\",\"id\":\"1\",\"room\":\"general\",\"seq\":\"%s\"}"
            .formatted(seq(upTo)));
  }

  private Reply.Rooms rooms(String fields) {
    return (Reply.Rooms) ask("ana", "{\"action\":\"rooms\"" + fields + "}");
  }

  private ListedRoom general() {
    return rooms("").rooms().getFirst();
  }

  private static Reply.Ack ackAt(int number) {
    return Reply.Ack.at("1", "general", seq(number));
  }

  private static ErrorCode code(Reply reply) {
    return ((Reply.Refused) reply).code();
  }

  private void enter(String user) {
    room.connect(user);
    ask(user, "{\"action\":\"join\",\"room\":\"general\"}");
  }

  /** Messages of bob's, which are delivered and logged. */
  private void said(int... numbers) {
    room.log(numbers);
    room.delivered(numbers[numbers.length - 1]);
  }

  @Test
  void what_one_has_read_is_acked_with_the_mark() {
    enter("ana");
    said(1, 2, 3);

    assertThat(read("ana", 2)).isEqualTo(ackAt(2));
    assertThat(general().read()).isEqualTo(seq(2));
  }

  @Test
  void a_lower_mark_is_acked_with_the_mark_as_it_is() {
    enter("ana");
    said(1, 2, 3);
    read("ana", 3);

    assertThat(read("ana", 1)).isEqualTo(ackAt(3));
    assertThat(general().read()).isEqualTo(seq(3));
  }

  @Test
  void a_mark_beyond_the_room_goes_no_further_than_the_room() {
    enter("ana");
    said(1, 2);

    assertThat(read("ana", 9)).as("what is delivered").isEqualTo(ackAt(2));
    room.log(1, 2, 3);
    assertThat(read("ana", 9)).as("what is logged, and not delivered yet").isEqualTo(ackAt(3));
    room.delivered(5);
    assertThat(read("ana", 4)).as("what is delivered, and not logged yet").isEqualTo(ackAt(4));
  }

  @Test
  void who_is_not_a_member_has_no_mark() {
    assertThat(code(read("ana", 1))).isEqualTo(ErrorCode.NOT_MEMBER);
    room.table.put(Keys.member("general", "ana"), new StoredMember("member", "ana", true, 0));
    assertThat(code(read("ana", 1))).isEqualTo(ErrorCode.BANNED);
    assertThat(code(ask("ana", "{\"action\":\"read\",\"room\":\"r_no\",\"seq\":\"0\"}")))
        .isEqualTo(ErrorCode.ROOM_NOT_FOUND);
  }

  @Test
  void what_others_said_since_one_came_is_unread_until_one_has_read_it() {
    said(1, 2);
    enter("ana");
    enter("bob");
    assertThat(general().unread()).as("what was there when one came").isZero();

    said(1, 2, 3, 4);
    assertThat(general().unread()).isEqualTo(2);
    ListedRoom bobs = ((Reply.Rooms) ask("bob", "{\"action\":\"rooms\"}")).rooms().getFirst();
    assertThat(bobs.unread()).as("what one said oneself").isZero();

    read("ana", 3);
    assertThat(general().unread()).isEqualTo(1);
    read("ana", 4);
    assertThat(general().unread()).isZero();
  }

  @Test
  void a_room_of_the_stack_is_listed_by_its_id() {
    enter("ana");
    said(1);

    assertThat(rooms(",\"id\":\"7\""))
        .isEqualTo(
            new Reply.Rooms(
                "7",
                List.of(
                    new ListedRoom(
                        "general",
                        "general",
                        null,
                        Access.OPEN,
                        Role.MEMBER,
                        null,
                        seq(1),
                        null,
                        0,
                        1,
                        0,
                        Sequence.NONE)),
                null));
  }

  @Test
  void a_room_that_a_user_made_is_listed_with_its_settings() {
    make("r_tea", "Tea", "Green");

    assertThat(rooms("").rooms())
        .containsExactly(
            new ListedRoom(
                "r_tea",
                "Tea",
                "Green",
                Access.INVITE,
                Role.OWNER,
                3L,
                Sequence.NONE,
                12L,
                0,
                0,
                0,
                Sequence.NONE));
  }

  private void make(String id, String name, String topic) {
    room.table.put(
        Keys.room(id),
        new StoredRoom(
            new io.roomcast.table.Room(name, topic, Access.INVITE, Posting.ALL, 0, 3),
            12,
            1,
            "",
            Instant.EPOCH));
    room.table.put(Keys.userRoom("ana", id), new StoredUserRoom("owner", Sequence.NONE, null));
  }

  @Test
  void a_room_that_was_deleted_is_not_listed() {
    String gone = Hashes.roomId("ana", "c1");
    make("r_tea", "Tea", "Green");
    make(gone, "Gone", "");
    room.table.put(Keys.room(gone), new StoredDeletion(null, "deleteRoom#ana", Instant.EPOCH));

    assertThat(rooms("").rooms()).extracting(ListedRoom::room).containsExactly("r_tea");
    assertThat(rooms(",\"limit\":1").next()).isNotNull();
  }

  @Test
  void who_is_in_no_room_has_an_empty_list() {
    assertThat(rooms("")).isEqualTo(new Reply.Rooms(null, List.of(), null));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 50, 100})
  void pages_of_rooms_with_the_longest_names_fit_frames_and_miss_none(int limit) {
    List<String> made = new ArrayList<>();
    for (int n = 100; n < 160; n++) {
      made.add("r_" + n);
      make("r_" + n, "\u20ac".repeat(80), "\u20ac".repeat(250));
    }

    List<String> listed = new ArrayList<>();
    String next = "";
    while (next != null) {
      String frame =
          "{\"action\":\"rooms\",\"limit\":%d%s}"
              .formatted(limit, next.isEmpty() ? "" : ",\"next\":\"" + next + "\"");
      String body = room.respond("ana", frame).getBody();
      assertThat(body.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(Codec.MAX_FRAME_BYTES);
      Reply.Rooms page = (Reply.Rooms) ask("ana", frame);
      assertThat(page.rooms()).hasSizeBetween(1, limit);
      page.rooms().forEach(each -> listed.add(each.room()));
      next = page.next();
    }

    assertThat(listed).isEqualTo(made);
  }

  @Test
  void members_are_listed_to_members_with_what_they_have_read() {
    enter("ana");
    enter("bob");
    said(1, 2);
    read("bob", 2);

    assertThat(members("ana", ""))
        .isEqualTo(
            new Reply.Members(
                "1",
                List.of(
                    new ListedMember("ana", "ana's name", Role.MEMBER, null),
                    new ListedMember("bob", "bob's name", Role.MEMBER, seq(2))),
                null));
    assertThat(members("ana", ",\"limit\":1"))
        .isEqualTo(
            new Reply.Members(
                "1", List.of(new ListedMember("ana", "ana's name", Role.MEMBER, null)), "ana"));
    assertThat(((Reply.Members) members("ana", ",\"next\":\"ana\"")).members())
        .extracting(ListedMember::id)
        .containsExactly("bob");
  }

  @Test
  void pages_of_members_with_the_longest_names_fit_frames_and_miss_none() {
    enter("ana");
    List<String> there = new ArrayList<>(List.of("ana"));
    for (int n = 100; n < 250; n++) {
      String user = "u%d%s".formatted(n, "\"".repeat(96));
      there.add(user);
      room.table.put(
          Keys.member("general", user), new StoredMember("member", "\u20ac".repeat(64), false, 0));
    }

    List<String> listed = new ArrayList<>();
    String next = "";
    while (next != null) {
      String fields = next.isEmpty() ? "" : ",\"next\":\"" + next.replace("\"", "\\\"") + "\"";
      String frame =
          "{\"action\":\"members\",\"id\":\"1\",\"room\":\"general\",\"limit\":100" + fields + "}";
      assertThat(room.respond("ana", frame).getBody().getBytes(StandardCharsets.UTF_8))
          .hasSizeLessThan(Codec.MAX_FRAME_BYTES);
      Reply.Members page = (Reply.Members) ask("ana", frame);
      page.members().forEach(member -> listed.add(member.id()));
      next = page.next();
    }

    assertThat(listed).isEqualTo(there);
  }

  @Test
  void who_is_not_a_member_is_not_told_who_is() {
    enter("bob");

    assertThat(code(members("ana", ""))).isEqualTo(ErrorCode.NOT_MEMBER);
    make("r_tea", "Tea", "");
    assertThat(code(ask("bob", "{\"action\":\"members\",\"room\":\"r_tea\"}")))
        .isEqualTo(ErrorCode.ROOM_NOT_FOUND);
    room.table.put(Keys.member("general", "ana"), new StoredMember("member", "ana", true, 0));
    assertThat(code(members("ana", ""))).isEqualTo(ErrorCode.BANNED);
  }

  private Reply members(String user, String fields) {
    return ask(user, "{\"action\":\"members\",\"id\":\"1\",\"room\":\"general\"" + fields + "}");
  }
}
