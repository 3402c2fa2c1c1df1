package io.roomcast.authorizer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies OIDC tokens: signed with RS256 or ES256 by a key of the issuer, from that issuer, for
 * the audience, not expired. A token that has begun only just by its issuer's clock is good, as
 * clocks may differ by {@link #SKEW}; one that has expired is not, as no frame of its would be.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html">Verifying
 *     tokens of Cognito</a>
 */
final class OidcVerifier implements TokenVerifier {

  private static final Duration SKEW = Duration.ofSeconds(30);

  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

  /** RFC 9068 gives access tokens a type of their own. */
  private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

  private static final String EMAIL = "email";

  /** The claims that may hold a name; of an address of e-mail the part before the @. */
  private static final List<String> NAMES =
      List.of("name", "preferred_username", "cognito:username", EMAIL);

  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  OidcVerifier(Expected expected, JWKSource<SecurityContext> keys, InstantSource clock) {
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, ACCESS_TOKEN, null));
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
    ClaimsVerifier claims = new ClaimsVerifier(expected, clock);
    claims.setMaxClockSkew((int) SKEW.toSeconds());
    processor.setJWTClaimsSetVerifier(claims);
  }

  @Override
  public Verdict verify(String token) {
    try {
      return new Verdict.Good(identity(processor.process(token, null)));
    } catch (RateLimitReachedException unknownKeyAgain) {
      return bad(unknownKeyAgain);
    } catch (KeySourceException keysAway) {
      throw new IllegalStateException("the issuer's keys cannot be read", keysAway);
    } catch (ParseException | BadJOSEException | JOSEException bad) {
      return bad(bad);
    }
  }

  private static Verdict bad(Exception bad) {
    return new Verdict.Bad(bad.getClass().getSimpleName());
  }

  private static Identity identity(JWTClaimsSet claims) throws ParseException {
    return new Identity(claims.getSubject(), name(claims), claims.getExpirationTime().toInstant());
  }

  /** The name to show: the first of these that there is. */
  private static String name(JWTClaimsSet claims) throws ParseException {
    for (String claim : NAMES) {
      String value = claims.getStringClaim(claim);
      String name = value == null || !claim.equals(EMAIL) ? value : value.replaceFirst("@.*", "");
      if (name != null && !name.isBlank() && name.codePoints().noneMatch(Character::isISOControl)) {
        return name.strip();
      }
    }
    return claims.getSubject();
  }

  /** What a token must say. */
  record Expected(String issuer, String audience, @Nullable String tokenUse) {}

  private static final class ClaimsVerifier extends DefaultJWTClaimsVerifier<SecurityContext> {

    private final InstantSource clock;

    ClaimsVerifier(Expected expected, InstantSource clock) {
      super(expected.audience(), exactly(expected), Set.of("sub", "exp"));
      this.clock = clock;
    }

    private static JWTClaimsSet exactly(Expected expected) {
      JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().issuer(expected.issuer());
      return expected.tokenUse() == null
          ? claims.build()
          : claims.claim("token_use", expected.tokenUse()).build();
    }

    @Override
    public void verify(JWTClaimsSet claims, @Nullable SecurityContext context)
        throws BadJWTException {
      super.verify(claims, context);
      if (!clock.instant().isBefore(claims.getExpirationTime().toInstant())) {
        throw new ExpiredJWTException("Expired JWT");
      }
    }

    @Override
    protected Date currentTime() {
      return Date.from(clock.instant());
    }
  }
}
