package io.roomcast.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link Profiles} does. */
abstract class ProfilesContract {

  abstract Profiles profiles();

  @Test
  void who_has_set_nothing_has_none() {
    assertThat(profiles().find(List.of("ana"))).isEmpty();
    assertThat(profiles().find(List.of())).isEmpty();
  }

  @Test
  void what_is_not_given_stays() {
    profiles().set("ana", new Profile("Ana", null));
    assertThat(profiles().find(List.of("ana"))).isEqualTo(Map.of("ana", new Profile("Ana", null)));

    profiles().set("ana", new Profile(null, "#00ff00"));
    profiles().set("ana", new Profile("Ana Lovelace", null));
    assertThat(profiles().find(List.of("ana")))
        .isEqualTo(Map.of("ana", new Profile("Ana Lovelace", "#00ff00")));
  }

  @Test
  void of_many_those_are_found_that_are_there_each_once() {
    profiles().set("ana", new Profile("Ana", null));
    profiles().set("bob", new Profile(null, "#000000"));

    assertThat(profiles().find(List.of("bob", "cyn", "ana", "bob")))
        .isEqualTo(Map.of("ana", new Profile("Ana", null), "bob", new Profile(null, "#000000")));
  }
}
