package io.roomcast.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Decoded.Invalid;
import io.roomcast.events.Decoded.Valid;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodecTest {

  private static final Event SHALOM =
      new Event(
          new Sequence("100242"),
          Sequence.NONE,
          new Content.Message(
              new User("u1", "Zoë"),
              Instant.parse("2026-01-31T12:00:00.000999Z"),
              "0123456789012345678901",
              "c1",
              Body.of("שלום 😀"),
              null));

  private final Codec codec = new Codec();

  @Test
  void an_event_is_its_content_with_its_place_and_nothing_is_escaped() {
    assertThat(codec.encode(new Push.Events("general", List.of(SHALOM))))
        .isEqualTo(
            """
            {"type":"events","room":"general","events":[{"type":"message","seq":"100242",\
            "prev":"0","from":{"id":"u1","name":"Zoë"},"sentAt":"2026-01-31T12:00:00.000Z",\
            "messageId":"0123456789012345678901","clientId":"c1","body":{"text":"שלום 😀"}}]}""");
  }

  @Test
  void the_size_of_an_event_is_what_it_adds_to_a_frame() {
    String empty = codec.encode(new Push.Events("general", List.of()));
    String one = codec.encode(new Push.Events("general", List.of(SHALOM)));
    assertThat(codec.size(SHALOM)).isEqualTo(bytes(one) - bytes(empty));
  }

  @Test
  void an_unknown_event_holds_its_place_and_one_without_a_place_is_left_out() {
    assertThat(
            codec.serverFrame(
                """
                {"type":"events","room":"general","new":1,"events":[
                  {"type":"poll","seq":"100243","prev":"100242"},{"type":"presence"}]}"""))
        .isEqualTo(
            new Valid<ServerFrame>(
                new Push.Events(
                    "general",
                    List.of(
                        new Event(
                            new Sequence("100243"),
                            new Sequence("100242"),
                            new Content.Unreadable())))));
  }

  @Test
  void an_ephemeral_event_has_no_place_on_the_wire() {
    Event typing =
        Event.ephemeral(
            new Content.Typing(new User("u1", "Zoë"), Instant.parse("2026-01-31T12:00:00Z"), true));
    var frame = new Push.Events("general", List.of(typing));

    assertThat(codec.encode(frame))
        .isEqualTo(
            """
            {"type":"events","room":"general","events":[{"type":"typing",\
            "from":{"id":"u1","name":"Zoë"},"sentAt":"2026-01-31T12:00:00.000Z","on":true}]}""");
    assertThat(codec.serverFrame(codec.encode(frame))).isEqualTo(new Valid<ServerFrame>(frame));
  }

  @Test
  void the_gateways_own_error_is_no_server_frame() {
    assertThat(
            codec.serverFrame(
                """
                {"message":"Internal server error","connectionId":"c","requestId":"r"}"""))
        .isInstanceOf(Invalid.class);
  }

  @Test
  void the_numbers_of_the_applications_data_come_out_as_they_went_in() {
    String frame =
        """
        {"action":"send","room":"general","clientId":"c1",\
        "body":{"text":"hi","data":{"price":1.50,"big":12345678901234567890.123456789,"none":null}}}""";
    assertThat(codec.action(frame))
        .isInstanceOfSatisfying(
            Valid.class,
            valid -> assertThat(codec.encode((Action) valid.value())).isEqualTo(frame));
  }

  @Test
  void a_time_that_no_calendar_has_is_refused_at_its_place() {
    String content = codec.encode(SHALOM.content()).replace("01-31", "02-31");
    assertThat(codec.content(content))
        .isInstanceOfSatisfying(
            Invalid.class, invalid -> assertThat(invalid.path()).isEqualTo("/sentAt"));
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
