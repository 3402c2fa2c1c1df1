package io.roomcast.authorizer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;

/** A token and the only verifier that takes it, so that verifying is primed without an issuer. */
record PrimingToken(String text, TokenVerifier verifier) {

  private static final String NAME = "priming";
  private static final int KEY_BITS = 2_048;
  private static final Instant FAR_AWAY = Instant.parse("9999-01-01T00:00:00Z");

  static PrimingToken make() {
    try {
      RSAKey key = new RSAKeyGenerator(KEY_BITS).keyID(NAME).generate();
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(NAME).build(),
              new JWTClaimsSet.Builder()
                  .issuer(NAME)
                  .audience(NAME)
                  .subject(NAME)
                  .expirationTime(Date.from(FAR_AWAY))
                  .build());
      token.sign(new RSASSASigner(key));
      return new PrimingToken(
          token.serialize(),
          new OidcVerifier(
              new OidcVerifier.Expected(NAME, NAME, null),
              new ImmutableJWKSet<>(new JWKSet(key.toPublicJWK())),
              Clock.systemUTC()));
    } catch (JOSEException impossible) {
      throw new IllegalStateException("a key of one's own signs", impossible);
    }
  }
}
