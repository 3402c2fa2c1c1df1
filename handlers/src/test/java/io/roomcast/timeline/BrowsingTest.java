package io.roomcast.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Access;
import io.roomcast.events.Codec;
import io.roomcast.events.DirectoryRoom;
import io.roomcast.events.Posting;
import io.roomcast.events.Reply;
import io.roomcast.table.DirectoryPlace;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredRoom;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rooms are found by name; "general" and "other" are the stack's. */
class BrowsingTest {

  private final Room room = new Room();

  private void make(String id, String name, Access access) {
    put(id, name, access);
    room.table.put(Keys.directory(DirectoryPlace.of(id, name)), DirectoryPlace.of(id, name));
  }

  private void put(String id, String name, Access access) {
    room.table.put(
        Keys.room(id),
        new StoredRoom(
            new io.roomcast.table.Room(name, "Topic", access, Posting.ALL, 0, 1),
            7,
            1,
            "",
            Instant.EPOCH));
  }

  private Reply.Directory ask(String fields) {
    return (Reply.Directory) room.answer("ana", "{\"action\":\"directory\"" + fields + "}");
  }

  private List<String> names(String fields) {
    return ask(fields).rooms().stream().map(DirectoryRoom::name).toList();
  }

  @Test
  void rooms_of_the_stack_and_of_users_are_in_one_order() {
    make("r_1", "Heron", Access.OPEN);
    make("r_2", "Zebra", Access.REQUEST);

    assertThat(ask(",\"id\":\"7\""))
        .isEqualTo(
            new Reply.Directory(
                "7",
                List.of(
                    new DirectoryRoom("general", "general", null, Access.OPEN, null),
                    new DirectoryRoom("r_1", "Heron", "Topic", Access.OPEN, 7L),
                    new DirectoryRoom("other", "other", null, Access.OPEN, null),
                    new DirectoryRoom("r_2", "Zebra", "Topic", Access.REQUEST, 7L)),
                null));
  }

  @Test
  void a_prefix_is_one_whatever_the_case() {
    make("r_1", "Straße", Access.OPEN);
    make("r_2", "ΟΔΟΣ ΑΒΓ", Access.OPEN);
    make("r_3", " Strand", Access.OPEN);

    assertThat(names(",\"prefix\":\"sTRa\"")).containsExactly(" Strand", "Straße");
    assertThat(names(",\"prefix\":\"οδος\"")).containsExactly("ΟΔΟΣ ΑΒΓ");
    assertThat(names(",\"prefix\":\"GEN\"")).containsExactly("general");
    assertThat(names(",\"prefix\":\"cafe\"")).isEmpty();
  }

  @Test
  void who_is_elsewhere_or_by_invitation_or_gone_by_now_is_left_out() {
    make("r_1", "Was", Access.OPEN);
    put("r_1", "Is", Access.OPEN);
    make("r_2", "Secret", Access.OPEN);
    put("r_2", "Secret", Access.INVITE);
    room.table.put(
        Keys.directory(DirectoryPlace.of("r_3", "Gone")), DirectoryPlace.of("r_3", "Gone"));

    assertThat(names("")).containsExactly("general", "other");
    assertThat(ask(",\"limit\":1").next())
        .isEqualTo(DirectoryPlace.of("general", "general").text());
    assertThat(ask(",\"limit\":1,\"prefix\":\"se\"").next()).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 50, 100})
  void pages_have_every_room_once_and_fit_frames(int limit) {
    List<String> made = new ArrayList<>();
    for (int n = 100; n < 190; n++) {
      String name = n + "\u20ac".repeat(77);
      made.add(name);
      make("r_" + n, name, Access.OPEN);
    }
    made.addAll(List.of("general", "other"));

    List<String> listed = new ArrayList<>();
    @Nullable String next = null;
    do {
      String after = next == null ? "" : ",\"next\":\"" + next.replace("\t", "\\t") + "\"";
      String fields = ",\"limit\":" + limit + after;
      String body = room.respond("ana", "{\"action\":\"directory\"" + fields + "}").getBody();
      assertThat(body.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(Codec.MAX_FRAME_BYTES);
      Reply.Directory page = ask(fields);
      assertThat(page.rooms()).hasSizeBetween(1, limit);
      page.rooms().forEach(each -> listed.add(each.name()));
      next = page.next();
    } while (next != null);

    assertThat(listed).isEqualTo(made);
  }
}
