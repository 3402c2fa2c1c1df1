package io.roomcast.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.roomcast.client.RawClient;
import io.roomcast.client.WireSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may connect: a good token of the issuer, and nothing that looks like one. */
interface TokenTests extends OnStack {

  /** A way to make a bad token for a user. */
  record Row(String name, BiFunction<Run, String, String> token) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Row> badTokens() {
    return Stream.of(
        new Row("forged: a good token with another signature", TokenTests::forged),
        new Row("signed with another key under the issuer's key id", TokenTests::anotherKey),
        new Row("expired", (run, user) -> run.sign(expired(run, user, 5).build())),
        new Row(
            "wrong audience",
            (run, user) -> run.sign(run.claims(user).audience("another").build())),
        new Row(
            "wrong issuer",
            (run, user) -> run.sign(run.claims(user).issuer("https://evil.example").build())),
        new Row(
            "no expiry", (run, user) -> run.sign(run.claims(user).expirationTime(null).build())),
        new Row(
            "an access token",
            (run, user) -> run.sign(run.claims(user).claim("token_use", "access").build())),
        new Row(
            "alg: none",
            (run, user) -> run.keep(new PlainJWT(run.claims(user).build()).serialize())),
        new Row("HS256 with the public key", TokenTests::publicKeyAsSecret),
        new Row("no token at all", (_, _) -> ""),
        new Row("no JWT", (_, _) -> "letmein"));
  }

  private static String forged(Run run, String user) {
    String[] good = run.token(user).split("\\.", -1);
    String[] root = run.token("root").split("\\.", -1);
    return run.keep(root[0] + "." + root[1] + "." + good[2]);
  }

  private static JWTClaimsSet.Builder expired(Run run, String user, int secondsAgo) {
    return run.claims(user).expirationTime(Date.from(Instant.now().minusSeconds(secondsAgo)));
  }

  private static String anotherKey(Run run, String user) {
    try {
      ECKey other = new ECKeyGenerator(Curve.P_256).generate();
      String keyId = run.stack().issuer().key().getKeyID();
      var token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(keyId).build(),
              run.claims(user).build());
      token.sign(new ECDSASigner(other));
      return run.keep(token.serialize());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String publicKeyAsSecret(Run run, String user) {
    try {
      ECKey key = run.stack().issuer().key();
      var token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(),
              run.claims(user).build());
      token.sign(new MACSigner(key.toECPublicKey().getEncoded()));
      return run.keep(token.serialize());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private int statusByQuery(String token) {
    String query = token.isEmpty() ? "" : "?token=" + token;
    return WireSocket.open(URI.create(run().url() + query), Map.of()).status();
  }

  @ParameterizedTest
  @MethodSource("io.roomcast.integration.TokenTests#badTokens")
  default void a_bad_token_is_refused_with_401_wherever_it_stands(Row row) {
    try (Witness witness = Witness.of(run())) {
      String token = row.token().apply(run(), run().user("mallory"));
      assertThat(statusByQuery(token)).isEqualTo(401);
      String protocols = token.isEmpty() ? "roomcast.v1" : "roomcast.v1, bearer." + token;
      var refused = WireSocket.open(run().url(), Map.of("Sec-WebSocket-Protocol", protocols));
      assertThat(refused.status()).isEqualTo(401);
      witness.nothingHappened();
    }
  }

  @Test
  default void a_good_token_of_one_who_cannot_be_a_user_is_refused_with_403() {
    String token = run().sign(run().claims("x").subject("with#hash").build());
    assertThat(statusByQuery(token)).isEqualTo(403);
  }

  @Test
  default void only_the_protocols_name_is_echoed_and_never_the_token() {
    String token = run().token(run().user("ann"));
    var upgrade =
        WireSocket.open(
            run().url(), Map.of("Sec-WebSocket-Protocol", "roomcast.v1, bearer." + token));
    assertThat(upgrade.status()).isEqualTo(101);
    assertThat(upgrade.head())
        .containsIgnoringCase("Sec-WebSocket-Protocol: roomcast.v1\r\n")
        .doesNotContain("bearer");
    upgrade.socket().close();
  }

  @Test
  default void a_token_that_expires_on_an_open_connection_ends_it() {
    try (Witness witness = Witness.of(run())) {
      Instant expiry = Instant.now().plusSeconds(5);
      String user = run().user("late");
      String token = run().sign(run().claims(user).expirationTime(Date.from(expiry)).build());
      try (RawClient late = RawClient.connect(run().url(), token)) {
        await().atMost(Duration.ofSeconds(20)).until(() -> Instant.now().isAfter(expiry));
        JsonNode error = late.ask(RawClient.send(witness.room(), "late", run().text("late")));
        assertThat(error.path("type").asText()).isEqualTo("error");
        assertThat(error.path("code").asText()).isEqualTo("TOKEN_EXPIRED");
        JsonNode goaway = late.next("goaway");
        assertThat(goaway.path("reconnect").asText()).isEqualTo("now");
        assertThat(late.closeCode()).isEqualTo(1000);
      }
      witness.nothingHappened();
    }
  }
}
