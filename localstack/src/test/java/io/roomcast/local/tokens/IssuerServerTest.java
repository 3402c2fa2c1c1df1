package io.roomcast.local.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuerServerTest {

  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

  private final ECKey key = SigningKey.generate();
  private IssuerServer server;

  @BeforeEach
  void start() throws IOException {
    server = new IssuerServer(0, key, InstantSource.fixed(NOW));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_token_verifies_with_the_key_that_discovery_leads_to() throws Exception {
    JsonNode discovery =
        new ObjectMapper().readTree(get("/.well-known/openid-configuration").body());
    assertThat(discovery.path("issuer").asText()).isEqualTo(server.issuer().issuer());
    String keys = get(URI.create(discovery.path("jwks_uri").asText()).getPath()).body();
    SignedJWT token = SignedJWT.parse(server.issuer().token("ann", Duration.ofHours(1)));
    ECKey published = JWKSet.parse(keys).getKeyByKeyId(token.getHeader().getKeyID()).toECKey();
    assertThat(published.isPrivate()).isFalse();
    assertThat(token.verify(new ECDSAVerifier(published))).isTrue();
  }

  @Test
  void a_token_is_an_id_token_for_the_name() throws Exception {
    JWTClaimsSet claims = SignedJWT.parse(get("/token?name=ann").body().strip()).getJWTClaimsSet();
    assertThat(claims.getSubject()).isEqualTo("ann");
    assertThat(claims.getStringClaim("name")).isEqualTo("ann");
    assertThat(claims.getStringClaim("token_use")).isEqualTo("id");
    assertThat(claims.getAudience()).containsExactly(TokenIssuer.AUDIENCE);
    assertThat(claims.getIssuer()).isEqualTo("http://127.0.0.1:" + server.port());
    assertThat(claims.getExpirationTime()).isEqualTo(Date.from(NOW.plus(Duration.ofHours(1))));
  }

  @Test
  void a_token_is_good_for_as_long_as_is_asked() throws Exception {
    JWTClaimsSet claims =
        SignedJWT.parse(get("/token?name=ann&for=PT90S").body().strip()).getJWTClaimsSet();
    assertThat(claims.getExpirationTime()).isEqualTo(Date.from(NOW.plusSeconds(90)));
  }

  @Test
  void a_name_with_other_characters_gets_an_id_of_its_own_that_stays() throws Exception {
    String first = UserId.of("Zoë Müller");
    assertThat(first).matches("u~[A-Za-z0-9_-]{16}").isEqualTo(UserId.of("Zoë Müller"));
    assertThat(UserId.of("Zoe Muller")).isNotEqualTo(first);
    JWTClaimsSet claims =
        SignedJWT.parse(get("/token?name=Zo%C3%AB%20M%C3%BCller").body().strip()).getJWTClaimsSet();
    assertThat(claims.getSubject()).isEqualTo(first);
    assertThat(claims.getStringClaim("name")).isEqualTo("Zoë Müller");
  }

  @Test
  void no_name_or_a_wrong_duration_is_a_sentence() throws Exception {
    assertThat(get("/token").statusCode()).isEqualTo(400);
    assertThat(get("/token?name=" + "x".repeat(65)).statusCode()).isEqualTo(400);
    HttpResponse<String> wrong = get("/token?name=ann&for=tomorrow");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body()).isEqualTo("A duration looks like PT10M, PT8H or P1D.\n");
  }

  @Test
  void a_key_in_a_folder_is_the_same_in_the_next_run(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("key.json");
    ECKey first = SigningKey.keptIn(file);
    assertThat(SigningKey.keptIn(file)).isEqualTo(first);
    Files.writeString(file, "{}");
    assertThatThrownBy(() -> SigningKey.keptIn(file)).hasMessageContaining("is damaged");
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
