package io.roomcast.local.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;

/**
 * Signs ID tokens for any name, so that the real authorizer verifies real signatures. It trusts
 * whoever asks: it is for one person's machine, and listens there only.
 */
public final class TokenIssuer {

  /** What tokens are for, as the authorizer's AUDIENCE has it locally. */
  public static final String AUDIENCE = "roomcast-local";

  /** How long a token is good for unless it is said. */
  public static final Duration LIFE = Duration.ofHours(1);

  private final String issuer;
  private final ECKey key;
  private final InstantSource clock;

  /** {@code issuer} is the URL that the tokens name. */
  public TokenIssuer(String issuer, ECKey key, InstantSource clock) {
    this.issuer = issuer;
    this.key = key;
    this.clock = clock;
  }

  /** The URL that tokens name as their issuer. */
  public String issuer() {
    return issuer;
  }

  /** The signing key, private half included. */
  public ECKey key() {
    return key;
  }

  /** A token for a name, good for this long. */
  public String token(String name, Duration life) {
    return sign(claims(name, life).build());
  }

  /** The claims of such a token, to change before they are signed. */
  public JWTClaimsSet.Builder claims(String name, Duration life) {
    Instant now = clock.instant();
    return new JWTClaimsSet.Builder()
        .issuer(issuer)
        .audience(AUDIENCE)
        .subject(UserId.of(name))
        .claim("name", name)
        .claim("token_use", "id")
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(life)));
  }

  /** Signs claims with ES256. */
  public String sign(JWTClaimsSet claims) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), claims);
      token.sign(new ECDSASigner(key));
      return token.serialize();
    } catch (JOSEException unusableKey) {
      throw new IllegalStateException("the signing key cannot sign", unusableKey);
    }
  }
}
