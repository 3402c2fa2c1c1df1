package io.roomcast.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HashesTest {

  @Test
  void a_message_id_is_the_first_128_bits_of_the_hash_of_its_parts_with_their_lengths() {
    // printf '\0\0\0\7general\0\0\0\3ana\0\0\0\2c1' | sha256sum | xxd -r -p | head -c16 | base64
    assertThat(Hashes.messageId("general", "ana", "c1")).isEqualTo("insann_OSU0C3OXbGfkeuQ");
  }

  @Test
  void parts_do_not_run_together() {
    assertThat(Hashes.messageId("ab", "c", "d")).isNotEqualTo(Hashes.messageId("a", "bc", "d"));
  }

  @Test
  void a_deduplication_id_tells_actions_apart_and_is_short_enough_for_sns() {
    String id = Hashes.deduplicationId("general", "send", "ana", "c1");

    assertThat(id).hasSize(43).isNotEqualTo(Hashes.deduplicationId("general", "edit", "ana", "c1"));
  }
}
