package io.roomcast.authorizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.roomcast.authorizer.TokenVerifier.Verdict;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OidcVerifierTest {

  private static final Instant EXPIRES = Instant.parse("2026-01-31T12:00:00Z");

  private final LocalIssuer issuer = new LocalIssuer();
  private final RSAKey key = issuer.newRsaKey("k1");
  private Instant now = EXPIRES.minusSeconds(60);
  private final TokenVerifier verifier = verifier(null, Duration.ofMinutes(5));

  OidcVerifierTest() throws IOException {}

  @AfterEach
  void close() {
    issuer.close();
  }

  @Test
  void a_good_token_tells_who_it_is() throws JOSEException {
    assertThat(verify(claims().claim("name", "Ana").build()))
        .isEqualTo(new Verdict.Good(new Identity("ana", "Ana", EXPIRES)));
  }

  @Test
  void es256_is_taken_too() throws JOSEException {
    String token = LocalIssuer.sign(issuer.newEcKey("k2"), claims().build());

    assertThat(verifier.verify(token)).isInstanceOf(Verdict.Good.class);
  }

  @Test
  void a_forged_token_is_refused() throws JOSEException {
    RSAKey other = LocalIssuer.strangersKey("k1");

    assertThat(verifier.verify(LocalIssuer.sign(other, claims().build())))
        .isInstanceOf(Verdict.Bad.class);
  }

  @Test
  void a_token_whose_claims_were_changed_is_refused() throws JOSEException, ParseException {
    Base64URL[] good = SignedJWT.parse(token(claims().build())).getParsedParts();
    Base64URL[] other = SignedJWT.parse(token(claims().subject("bob").build())).getParsedParts();

    assertThat(verifier.verify(good[0] + "." + other[1] + "." + good[2]))
        .isInstanceOf(Verdict.Bad.class);
  }

  @Test
  void a_token_is_refused_from_its_expiry_on_as_its_frames_would_be() throws JOSEException {
    now = EXPIRES.minusMillis(1);
    assertThat(verify(claims().build())).isInstanceOf(Verdict.Good.class);
    now = EXPIRES;
    assertThat(verify(claims().build())).isInstanceOf(Verdict.Bad.class);
  }

  @Test
  void a_token_of_an_issuer_whose_clock_is_ahead_is_good() throws JOSEException {
    Date soon = Date.from(now.plusSeconds(20));
    assertThat(verify(claims().notBeforeTime(soon).build())).isInstanceOf(Verdict.Good.class);
    Date later = Date.from(now.plusSeconds(40));
    assertThat(verify(claims().notBeforeTime(later).build())).isInstanceOf(Verdict.Bad.class);
  }

  @Test
  void a_token_without_expiry_or_subject_is_refused() throws JOSEException {
    assertThat(verify(claims().expirationTime(null).build())).isInstanceOf(Verdict.Bad.class);
    assertThat(verify(claims().subject(null).build())).isInstanceOf(Verdict.Bad.class);
  }

  @Test
  void a_token_for_another_audience_is_refused() throws JOSEException {
    assertThat(verify(claims().audience("other").build())).isInstanceOf(Verdict.Bad.class);
    assertThat(verify(claims().audience((String) null).build())).isInstanceOf(Verdict.Bad.class);
    assertThat(verify(claims().audience(List.of("other", "roomcast")).build()))
        .isInstanceOf(Verdict.Good.class);
  }

  @Test
  void a_token_of_another_issuer_is_refused() throws JOSEException {
    assertThat(verify(claims().issuer("https://other.example").build()))
        .isInstanceOf(Verdict.Bad.class);
  }

  @Test
  void a_token_that_is_not_signed_is_refused() {
    assertThat(verifier.verify(new PlainJWT(claims().build()).serialize()))
        .isInstanceOf(Verdict.Bad.class);
  }

  @Test
  void a_token_signed_with_the_public_key_as_a_secret_is_refused() throws JOSEException {
    assertThat(verifier.verify(LocalIssuer.signWithPublicKey(key, claims().build())))
        .isInstanceOf(Verdict.Bad.class);
  }

  @Test
  void another_algorithm_with_the_right_key_is_refused() throws JOSEException {
    assertThat(
            verifier.verify(
                LocalIssuer.sign(
                    JWSAlgorithm.RS512, "k1", new RSASSASigner(key), claims().build())))
        .isInstanceOf(Verdict.Bad.class);
  }

  @Test
  void what_is_no_token_is_refused_and_the_reason_does_not_hold_it() {
    assertThat(verifier.verify("s3cret.text"))
        .isInstanceOfSatisfying(
            Verdict.Bad.class, bad -> assertThat(bad.reason()).doesNotContain("s3cret"));
    assertThat(verifier.verify("")).isInstanceOf(Verdict.Bad.class);
  }

  @Test
  void a_key_that_is_new_at_the_issuer_is_found_and_one_that_is_retired_is_not_believed()
      throws JOSEException {
    verify(claims().build());
    RSAKey rotated = issuer.newRsaKey("k2");
    issuer.retire(key);

    assertThat(verifier.verify(LocalIssuer.sign(rotated, claims().build())))
        .isInstanceOf(Verdict.Good.class);
    assertThat(verify(claims().build())).isInstanceOf(Verdict.Bad.class);
  }

  @Test
  void unknown_keys_are_refused_and_do_not_become_requests_to_the_issuer() throws JOSEException {
    RSAKey unknown = LocalIssuer.strangersKey("unknown");
    String token = LocalIssuer.sign(unknown, claims().build());
    for (int i = 0; i < 10; i++) {
      assertThat(verifier.verify(token)).isInstanceOf(Verdict.Bad.class);
    }

    assertThat(issuer.reads()).isLessThanOrEqualTo(2);
    assertThat(verify(claims().build())).isInstanceOf(Verdict.Good.class);
  }

  @Test
  void keys_are_kept_between_tokens() throws JOSEException {
    for (int i = 0; i < 10; i++) {
      verify(claims().build());
    }

    assertThat(issuer.reads()).isEqualTo(1);
  }

  @Test
  void an_issuer_that_is_away_is_a_failure_and_not_a_bad_token() throws JOSEException {
    issuer.away(true);
    String token = LocalIssuer.sign(key, claims().build());

    assertThatThrownBy(() -> verifier.verify(token))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining(token);
    issuer.away(false);
    assertThat(verifier.verify(token)).isInstanceOf(Verdict.Good.class);
  }

  @Test
  void an_issuer_that_is_away_when_its_keys_are_due_is_believed_by_those_that_are_known()
      throws Exception {
    Duration kept = Duration.ofMillis(50);
    TokenVerifier shortly =
        new OidcVerifier(
            new OidcVerifier.Expected(issuer.url(), "roomcast", null),
            new IssuerKeys(issuer.url(), Duration.ofMillis(1), kept),
            () -> now);
    String token = token(claims().build());
    assertThat(shortly.verify(token)).isInstanceOf(Verdict.Good.class);
    issuer.away(true);
    Thread.sleep(kept.multipliedBy(2));

    assertThat(shortly.verify(token)).isInstanceOf(Verdict.Good.class);
  }

  @Test
  void a_discovery_document_of_another_issuer_is_a_failure() throws JOSEException {
    issuer.calledItself("https://other.example");
    String token = LocalIssuer.sign(key, claims().build());

    assertThatThrownBy(() -> verifier.verify(token))
        .hasRootCauseMessage("the discovery document is of another issuer");
  }

  @Test
  void with_a_token_use_only_such_a_token_is_taken() throws JOSEException {
    TokenVerifier ofCognito = verifier("id", Duration.ofMinutes(5));

    assertThat(ofCognito.verify(token(claims().claim("token_use", "id").build())))
        .isInstanceOf(Verdict.Good.class);
    assertThat(ofCognito.verify(token(claims().claim("token_use", "access").build())))
        .isInstanceOf(Verdict.Bad.class);
    assertThat(ofCognito.verify(token(claims().build()))).isInstanceOf(Verdict.Bad.class);
  }

  @Test
  void the_name_is_the_first_claim_that_has_one() throws JOSEException {
    assertThat(name(claims().claim("name", " ").claim("preferred_username", "annie")))
        .isEqualTo("annie");
    assertThat(name(claims().claim("cognito:username", "a-1").claim("email", "x@y")))
        .isEqualTo("a-1");
    assertThat(name(claims().claim("email", "ana.b@example.com"))).isEqualTo("ana.b");
    assertThat(name(claims().claim("name", "a\u0000b"))).isEqualTo("ana");
    assertThat(name(claims().claim("name", "😀".repeat(65)))).isEqualTo("😀".repeat(64));
  }

  private String name(JWTClaimsSet.Builder claims) throws JOSEException {
    return ((Verdict.Good) verify(claims.build())).identity().userName();
  }

  private Verdict verify(JWTClaimsSet claims) throws JOSEException {
    return verifier.verify(token(claims));
  }

  private String token(JWTClaimsSet claims) throws JOSEException {
    return LocalIssuer.sign(key, claims);
  }

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(issuer.url())
        .subject("ana")
        .audience("roomcast")
        .expirationTime(Date.from(EXPIRES));
  }

  private TokenVerifier verifier(@Nullable String tokenUse, Duration unknownKeys) {
    return new OidcVerifier(
        new OidcVerifier.Expected(issuer.url(), "roomcast", tokenUse),
        new IssuerKeys(issuer.url(), unknownKeys),
        () -> now);
  }
}
