package io.roomcast.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roomcast.sockets.ForgottenConnectionException;
import io.roomcast.table.Connection;
import io.roomcast.table.Connections;
import io.roomcast.table.Head;
import io.roomcast.table.Heads;
import io.roomcast.timeline.ManyRooms.Place;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ManyRooms} does. */
abstract class ManyRoomsContract {

  static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  private static final Connection ANA = new Connection("c1=", "ana", "Ana", NOW);
  private static final int MOST = 5;

  abstract ManyRooms many();

  abstract Connections connections();

  abstract Heads heads();

  abstract void put(String room, String userId, String role, boolean banned);

  /** What a member is called in a room. */
  abstract @Nullable String called(String room, String userId);

  abstract void name(String room, String name);

  abstract void logged(String room, int number);

  @BeforeEach
  void connect() {
    connections().connect(ANA);
  }

  @Test
  void a_member_s_connection_is_put_into_all_of_the_rooms_and_counted() {
    put("r", "ana", "member", false);
    put("s", "ana", "owner", false);

    assertThat(many().enter(List.of("r", "s", "r"), ANA, MOST)).containsExactlyInAnyOrder("r", "s");
    assertThat(connections().inRoom("r")).containsExactly("c1=");
    assertThat(called("r", "ana")).isEqualTo("Ana");
    assertThat(connections().rooms("c1=")).containsExactlyInAnyOrder("r", "s");
    Head head = heads().read("r");
    assertThat(head.version()).isEqualTo(1);
    assertThat(head.connections()).isEqualTo(1);
  }

  @Test
  void a_room_that_does_not_let_it_in_is_left_as_it_was_and_keeps_no_other_from_it() {
    put("r", "ana", "member", false);
    put("banned", "ana", "member", true);
    put("full", "ana", "member", false);
    IntStream.range(0, MOST).forEach(_ -> heads().changeConnections("full", 1));

    assertThat(many().enter(List.of("banned", "r", "none", "full"), ANA, MOST))
        .containsExactly("r");
    assertThat(connections().rooms("c1=")).containsExactly("r");
    assertThat(connections().inRoom("banned")).isEmpty();
    assertThat(connections().inRoom("full")).isEmpty();
    assertThat(heads().read("none").version()).isZero();
    assertThat(heads().read("full").version()).isEqualTo(MOST);
  }

  @Test
  void fifty_rooms_are_entered() {
    List<String> rooms = IntStream.range(0, 50).mapToObj(i -> "r" + i).toList();
    rooms.forEach(room -> put(room, "ana", "member", false));

    assertThat(many().enter(rooms, ANA, MOST)).hasSize(50);
    assertThat(connections().rooms("c1=")).hasSize(50);
    assertThat(many().places(rooms, "ana")).hasSize(50);
    assertThat(many().logged(rooms)).hasSize(50);
  }

  @Test
  void a_connection_that_is_gone_enters_nothing() {
    put("r", "ana", "member", false);
    connections().remove("c1=");

    assertThatThrownBy(() -> many().enter(List.of("r"), ANA, MOST))
        .isInstanceOf(ForgottenConnectionException.class);
    assertThat(connections().inRoom("r")).isEmpty();
  }

  @Test
  void the_logs_are_as_far_as_they_are() {
    logged("r", 3);

    assertThat(many().logged(List.of("r", "s")))
        .isEqualTo(Map.of("r", Messages.seq(3), "s", Messages.seq(0)));
  }

  @Test
  void a_place_is_a_role_and_the_room_s_name() {
    put("r_tea", "ana", "owner", false);
    name("r_tea", "Tea");
    put("general", "ana", "member", false);
    put("banned", "ana", "member", true);
    put("other", "bob", "member", false);

    assertThat(many().places(List.of("r_tea", "general", "banned", "other"), "ana"))
        .isEqualTo(
            Map.of("r_tea", new Place("owner", "Tea"), "general", new Place("member", "general")));
  }
}
